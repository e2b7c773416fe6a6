/** The spellings of a kebab-case name. */
export function namesOf(name) {
  const camel = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  return {
    kebab: name,
    camel,
    pascal: camel.replace(/^./, (letter) => letter.toUpperCase()),
    words: name.replaceAll('-', ' '),
  };
}
