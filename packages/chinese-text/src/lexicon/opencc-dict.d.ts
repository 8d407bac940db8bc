/** The dictionaries of opencc-js are plain modules without types: "source replacement|source replacement|…". */
declare module 'opencc-js/dict/*' {
  const pairs: string;
  export default pairs;
}
