/** What cameras write. */
const PHOTO = /^image\/(?:jpeg|heic|heif|webp)$/;
/** Pixels of the longer side: enough to read a sign on a building site. */
const LONGEST = 2560;
const QUALITY = 0.85;

/**
 * A photo drawn anew: without the place, the time and the device that a camera writes into it, upright, and small
 * enough for a slow line. Anything else, and what this browser cannot draw, is left as it is.
 */
export async function withoutTraces(file: File): Promise<File> {
  if (!PHOTO.test(file.type)) return file;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const drawn = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', QUALITY);
  });
  if (!drawn) return file;
  return new File([drawn], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' });
}
