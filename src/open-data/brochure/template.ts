/**
 * The printed page, in Typst. It reads everything from `sys.inputs.brochure`, so that no text of an offer is ever part of
 * this code. Tags, language and reading order come from the elements used: headings, term lists, links, an outline.
 */
export const TEMPLATE = String.raw`
#let data = json(bytes(sys.inputs.brochure))
#let petrol = rgb("#0b4a57")
#let mist = rgb("#e4eff1")
#let rust = rgb("#9c2a10")

// Text in stretches of one direction; a stretch of Arabic says so. Its direction comes from the marks that stand in it:
// with its own, Typst would lay the numbers beside it on the wrong side.
#let say(stretches) = {
  for stretch in stretches {
    if stretch.lang == none { stretch.text } else { text(lang: stretch.lang, dir: ltr, stretch.text) }
  }
}

#set document(
  title: data.title,
  author: data.network.map(stretch => stretch.text).join(),
  date: datetime(..data.date),
)
#set text(lang: "de", region: "DE", font: ("Noto Sans", "Vazirmatn"), size: 9pt, fallback: false, hyphenate: true, costs: (hyphenation: 160%))
#set par(leading: 0.52em, spacing: 0.7em)
#show link: set text(fill: petrol)

#set page(
  paper: "a4",
  margin: (x: 1.6cm, top: 2.3cm, bottom: 1.9cm),
  header: context if counter(page).get().first() > 1 {
    set text(size: 8pt, fill: petrol)
    grid(columns: (1fr, auto), say(data.network), say(data.scope))
    v(-0.3em)
    line(length: 100%, stroke: 0.6pt + petrol)
  },
  footer: context {
    set text(size: 8pt, fill: petrol)
    grid(
      columns: (1fr, auto),
      [Stand: #data.asOf],
      [Seite #counter(page).display() von #counter(page).final().first()],
    )
  },
)

#show heading.where(level: 1): it => block(
  width: 100%, fill: petrol, inset: (x: 7pt, y: 6pt), radius: 2pt, above: 1.6em, below: 1em, sticky: true,
  text(size: 12.5pt, weight: "bold", fill: white, hyphenate: true, it.body),
)
#show heading.where(level: 2): it => block(
  above: 0pt, below: 0.45em, sticky: true,
  text(size: 10.5pt, weight: "bold", fill: petrol, it.body),
)

// ——— title page
#v(1.2cm)
#block(width: 100%, inset: (left: 14pt, y: 10pt), stroke: (left: 5pt + petrol))[
  #text(size: 13pt, weight: "bold", say(data.network))
  #v(0.4em)
  #show title: set text(size: 27pt, weight: "bold", fill: petrol)
  #show title: set par(leading: 0.4em)
  #title(say(data.scope))
  #v(0.2em)
  #text(size: 12pt)[Rat und Hilfe für alle, die ein Kind erwarten oder ein kleines Kind haben]
  #v(0.4em)
  #text(size: 13pt, weight: "bold")[Stand: #data.asOf]
]
#v(0.4cm)
#text(size: 10.5pt)[
  Dieses Heft enthält #data.size. Angebote ändern sich: Bei jedem steht, wann es zuletzt bestätigt wurde.
  Bitte rufen Sie im Zweifel vorher an.
  #if data.address != none [
    Immer aktuell finden Sie alles im Internet: #link(data.address.url, text(hyphenate: false, say(data.address.text))).
  ]
]
#v(0.3cm)

#block(width: 100%, stroke: 1.2pt + rust, radius: 3pt, inset: 12pt)[
  #show heading.where(level: 1): it => block(below: 0.9em, text(size: 14pt, weight: "bold", fill: rust, it.body))
  = So bekommen Sie schnell Hilfe
  #set text(size: 11pt)
  #terms(
    hanging-indent: 0pt,
    separator: linebreak(),
    spacing: 1.05em,
    ..data.urgent.map(entry => terms.item(
      link(entry.url, text(size: 15pt, fill: rust, entry.number)),
      [*#entry.who:* #entry.when],
    )),
  )
  #v(0.4em)
  Diese Nummern kosten nichts. Sie brauchen keinen Grund, der groß genug ist: Rufen Sie an.
]

// ——— contents
#pagebreak()
#show outline.entry: it => block(above: 0.75em, link(
  it.element.location(),
  text(size: 10.5pt, fill: black)[#it.body() #box(width: 1fr, it.fill) #it.page()],
))
#outline(title: [Inhalt], depth: 1)

// ——— offers
#let fact-lines(lines) = {
  lines.map(line => if line.url == none { say(line.text) } else { link(line.url, text(hyphenate: false, say(line.text))) }).join(linebreak())
}

#let offer(entry) = block(
  width: 100%, breakable: not entry.short, below: 1.25em,
  stroke: (top: 0.6pt + petrol), inset: (top: 6pt),
)[
  #heading(level: 2, outlined: false, bookmarked: true, say(entry.title)) #label(entry.label)
  #block(above: 0.3em, below: 0.5em, par(text(weight: "bold", size: 8.5pt, say(entry.partner))))
  #if entry.summary.len() > 0 { par(say(entry.summary)) }
  #set text(size: 8.5pt)
  #v(0.3em)
  #terms(hanging-indent: 0.9em, separator: h(0.5em), spacing: 0.62em, ..entry.facts.map(fact => terms.item(fact.name, fact-lines(fact.lines))))
]

#let page-of(label-name) = context counter(page).at(label(label-name)).first()

// the joiner keeps the number on the line of the dots
#let reference(entry) = link(label(entry.label), text(
  fill: black,
)[#say(entry.title) #box(width: 1fr, repeat(gap: 0.2em)[.])#sym.wj~#page-of(entry.label)])

#let small-heading(body) = {
  v(1.1em, weak: true)
  heading(level: 2, outlined: false, bookmarked: false, body)
}

#pagebreak(weak: true)
#set page(columns: 2)
#set columns(gutter: 0.8cm)

#for section in data.sections {
  heading(level: 1, say(section.name))
  for entry in section.offers { offer(entry) }
  if section.elsewhere.len() > 0 {
    small-heading[Dazu passt auch]
    list(marker: none, body-indent: 0pt, spacing: 0.6em, ..section.elsewhere.map(reference))
  }
}

// ——— index
#pagebreak(weak: true)
#heading(level: 1)[Alle Angebote von A bis Z]
#set text(size: 8.5pt)
#for letter in data.index {
  small-heading(letter.letter)
  list(marker: none, body-indent: 0pt, spacing: 0.6em, ..letter.offers.map(reference))
}
`;
