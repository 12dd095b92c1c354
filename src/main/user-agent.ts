/**
 * The user agent with `product` in place of each word that is not plain ASCII. Electron puts the app's name into it, and
 * the ö and ä of ours make a header that no request can carry: not even the page itself would load.
 */
export function asciiUserAgent(userAgent: string, product: string): string {
  return userAgent
    .split(' ')
    .map((word) => (/^[\x21-\x7e]*$/.test(word) ? word : product))
    .join(' ');
}
