/**
 * `Content-Disposition`: the name twice, in plain letters for old programs, and as it is (RFC 6266).
 *
 * @param shown whether a browser shows the file where it stands, or takes it along
 */
export function dispositionOf(name: string, shown: boolean): string {
  const plain = name.normalize('NFKD').replace(/[^\w .()-]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${shown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
