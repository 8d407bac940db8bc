/** What a picture hides, told as it is found. */
export type ImageReport = (
  kind: 'location' | 'camera-data' | 'thumbnail' | 'trailing-data' | 'comment',
  text?: string,
) => void;
