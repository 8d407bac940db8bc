/** Nothing, an address of the web, or a path of this site. */
export const webAddress = /^($|https?:\/\/[^\s"<>]+$|\/(?!\/)[^\s"<>]*$)/;
