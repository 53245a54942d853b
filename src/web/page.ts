export interface PageText {
  readonly title: string;
  /** HTML of our own making; what was typed goes into it escaped (html.ts). */
  readonly body: string;
}

/** The frame of every page. */
export function page(text: PageText): string {
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${text.title} – Hilfenetz</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${text.title}</h1>
${text.body}
</main>
</body>
</html>`;
}

const STYLE = `
  :root { color-scheme: light dark; }
  body { margin: 0; font: 1.125rem/1.5 system-ui, sans-serif; }
  main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
  h1 { font-size: 1.6rem; line-height: 1.25; }
  h2 { margin-top: 2rem; font-size: 1.25rem; line-height: 1.3; }
  h1, h2, p, dd { overflow-wrap: anywhere; }
  h1, h2 { hyphens: auto; }
  dt { margin-top: .75rem; font-weight: 600; }
  dd { margin: 0; }
  fieldset { margin: 1rem 0 0; padding: 0; border: 0; }
  legend { padding: 0; font-weight: 600; }
  label { display: block; margin-top: 1rem; font-weight: 600; }
  input, select { box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: .5rem; font: inherit; border: 2px solid; border-radius: .25rem; }
  button { min-height: 2.75rem; margin-top: 1.5rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; border: 2px solid; border-radius: .25rem; cursor: pointer; }
  input:focus-visible, select:focus-visible, button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
  .problem { padding: .75rem 1rem; border-left: .375rem solid #b00020; }
`;
