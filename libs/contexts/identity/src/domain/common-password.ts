/** Passwords that are tried first everywhere, as far as they are long enough to be chosen here. */
const common = new Set(
  `0123456789 1234567890 12345678910 1234567891 123456789a 123456789q 9876543210 0987654321 1111111111 1q2w3e4r5t
   1qaz2wsx3edc a123456789 abcd123456 abcdefghij asdfghjkl1 asdfghjkl; baseball123 basketball chocolate1 computer123
   changeme123 correcthorsebatterystaple dragon12345 football123 iloveyou123 iloveyou12 letmein123 letmein1234
   liverpool1 manchester master12345 michael123 monkey12345 password01 password10 password11 password12 password123
   password1234 password12345 password123456 passw0rd123 p@ssw0rd123 p@ssword123 princess123 qazwsxedcr qwer123456
   qwerty1234 qwerty12345 qwerty123456 qwertyuiop qwertyuiop1 qwertyuiop123 qwertyuiopasdfghjkl starwars123
   sunshine123 superman123 unbelievable welcome123 welcome1234 zaq12wsxcde zxcvbnm123 wellspring`.split(
    /\s+/,
  ),
);

/**
 * True when a password is among the first that anybody would try: a common one, one character again and
 * again, or the person's own address or name. NIST SP 800-63B §5.1.1.2 asks for this check, and for no
 * rules of composition.
 */
export function isTooCommon(password: string, person: { email: string; displayName: string }): boolean {
  const plain = password.trim().toLowerCase();
  const own = [person.email, person.email.split('@')[0] ?? '', person.displayName].map((text) =>
    text.trim().toLowerCase(),
  );
  return common.has(plain) || new Set(plain).size < 4 || own.includes(plain);
}
