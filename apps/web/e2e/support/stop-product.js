import { stopProduct } from './start-product.js';

export default async function stop() {
  await stopProduct(globalThis.product);
}
