/** True for a UUID in its usual form, whatever its version and case. */
export function isUuidText(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
