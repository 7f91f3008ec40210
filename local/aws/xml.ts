/** Markup, and the control characters that an XML parser would normalise or refuse: an S3 key may hold any. */
const SPECIAL = /[&<>"']|\p{Cc}/gu;

/** One element around text. Undefined text is no element. */
export function element(name: string, text: string | number | boolean | undefined): string {
  return text === undefined ? '' : `<${name}>${escapeXml(String(text))}</${name}>`;
}

/** A whole XML document around its root element. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

/** Text as XML character data; control characters as numeric references, as S3 sends them. */
function escapeXml(text: string): string {
  return text.replace(SPECIAL, (character) => `&#x${character.charCodeAt(0).toString(16)};`);
}
