/**
 * How an official document looks, after GB/T 9704-2012: A4, text area 156 × 225 mm of 22 lines of 28 characters in 三号
 * (16 pt), the head of the letter form (信函格式) with its red double rules, page numbers between dashes outside.
 * It reads the document from `sys.inputs` as JSON, so no text is ever read as markup. `tight` takes that many points off the space
 * between lines, which the standard allows where the signature would not fit on the page.
 */
export const TYPST_TEMPLATE = String.raw`
#let d = json(bytes(sys.inputs.document))
#let red = rgb("#d6000f")
#let tight = d.tight * 1pt
#let gap = 13pt - tight
#let (year, month, day) = d.day
#set document(title: d.title, author: d.heading, date: datetime(year: year, month: month, day: day))
#set text(
  font: d.families, fallback: false, lang: "zh", region: "cn", size: 16pt, tracking: -0.2pt,
  cjk-latin-spacing: none, top-edge: 0.88em, bottom-edge: -0.12em, hyphenate: false,
)
#set par(leading: gap, spacing: gap, justify: true)
#set page(
  paper: "a4",
  margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  footer-descent: 7mm,
  footer: context {
    let n = counter(page).get().first()
    if n > 1 {
      set text(size: 14pt, tracking: 0pt)
      align(if calc.odd(n) { right } else { left }, pad(x: 1em)[— #n —])
    }
  },
  background: context {
    if counter(page).get().first() == 1 and not d.plain {
      place(top + left, dx: 20mm, dy: 297mm - 21.4mm, line(length: 170mm, stroke: 0.5pt + red))
      place(top + left, dx: 20mm, dy: 297mm - 20.3mm, line(length: 170mm, stroke: 1.8pt + red))
    }
  },
)
#show heading: set text(size: 16pt, weight: 700)
#show heading: set block(above: gap, below: gap)

// A long word (an address, a number) may be broken anywhere rather than run off the page.
#let flow(s) = {
  show regex("[\\x21-\\x7E]{24,}"): it => it.text.clusters().join(h(0pt))
  s
}
#let lines(s) = s.split("\n").map(it => flow(it)).join(linebreak())
#let paragraphs(s) = for part in s.split("\n").filter(it => it.trim() != "") {
  par(first-line-indent: (amount: 2em, all: true), flow(part))
}

#let fields(rows) = {
  set text(size: 14pt, tracking: 0pt)
  set par(leading: 9pt, justify: false)
  table(
    columns: (10.5em, 1fr), stroke: 0.6pt, inset: (x: 6pt, y: 7pt), align: (center + horizon, left + horizon),
    ..rows.map(row => (lines(row.label), lines(row.value))).flatten()
  )
}
#let grid-of(head, rows) = {
  set text(size: 12pt, tracking: 0pt)
  set par(leading: 7pt, justify: false)
  let lengths = range(head.len()).map(i => calc.max(head.at(i).len(), ..rows.map(row => row.at(i).len())))
  let widest = lengths.position(it => it == calc.max(..lengths))
  table(
    columns: range(head.len()).map(i => if i == widest { 1fr } else { auto }), stroke: 0.6pt, inset: (x: 5pt, y: 6pt),
    align: center + horizon,
    table.header(..head.map(it => text(weight: 700, lines(it)))),
    ..rows.flatten().map(it => lines(it))
  )
}
#let table-of(b) = {
  let cells(rows) = rows.flatten().map(it => table.cell(
    colspan: it.columns, rowspan: it.rows, align: (if it.align == "left" { left } else { center }) + horizon, lines(it.text),
  ))
  set text(size: 9pt, tracking: 0pt)
  set par(leading: 4pt, justify: false)
  show figure: set block(breakable: true)
  // A caption stays with the beginning of its table.
  show figure.caption: set block(sticky: true)
  figure(
    kind: table, supplement: none, numbering: none, outlined: false, gap: 6pt,
    caption: if b.caption != "" { figure.caption(position: top, text(size: 12pt, weight: 700, lines(b.caption))) },
    table(
      columns: b.widths.map(it => it * 1fr), stroke: 0.5pt, inset: (x: 3pt, y: 4pt),
      ..if b.head.len() > 0 { (table.header(..cells(b.head)),) }, ..cells(b.rows),
    ),
  )
}
#let drawing(b) = figure(
  kind: image, supplement: none, numbering: none, outlined: false, gap: 6pt,
  caption: figure.caption(position: top, text(size: 12pt, weight: 700, tracking: 0pt, lines(b.caption))),
  layout(room => {
    let at-width(width) = image(bytes(b.svg), format: "svg", width: width, alt: b.words)
    let wide = 80% * room.width
    let height = measure(at-width(wide)).height
    at-width(if height > 180mm { wide * (180mm / height) } else { wide })
  }),
)
#let blocks = (
  paragraph: b => paragraphs(b.text),
  heading: b => heading(level: 2, outlined: false, h(2em) + flow(b.text)),
  list: b => {
    let many = b.items.len() > 1
    for (i, item) in b.items.enumerate() { paragraphs(if many { str(i + 1) + "." } else { "" } + item) }
  },
  fields: b => fields(b.rows),
  grid: b => grid-of(b.head, b.rows),
  table: b => table-of(b),
  drawing: b => drawing(b),
)

#let ring(agency) = block(width: 42mm, height: 42mm, {
  place(center + horizon, circle(radius: 20.5mm, stroke: (paint: red, thickness: 1pt, dash: "dashed")))
  set text(fill: red, size: 9pt, tracking: 0pt)
  set par(leading: 4pt, justify: false)
  place(center + top, dy: 5mm, text(size: 12pt, weight: 700)[印章位置])
  let size = calc.max(4pt, calc.min(9pt, 34mm / calc.max(agency.clusters().len(), 1)))
  place(center + top, dy: 11.5mm, block(width: 36mm, align(center, text(size: size, flow(agency)))))
})

// The head: name of the agency, double rule, number at the right, title.
#if not d.plain {
  v(-7mm)
  align(center, layout(room => {
  let size = calc.min(32pt, room.width / (calc.max(d.heading.clusters().len(), 1) + 0.5))
  text(fill: red, weight: 700, size: calc.max(size, 16pt), tracking: 0pt, flow(d.heading))
  }))
  v(4mm - gap)
  place(dx: -8mm, line(length: 170mm, stroke: 1.8pt + red))
  place(dx: -8mm, dy: 1.1mm, line(length: 170mm, stroke: 0.5pt + red))
  v(3mm)
}
#if d.number != none { align(right, flow(d.number)) } else { v(16pt) }
#v(20pt)
#{
  set par(justify: false, leading: 11pt)
  show heading: set text(size: 22pt, weight: 700, tracking: 0pt)
  align(center, heading(level: 1, outlined: false, lines(d.title)))
}
#v(16pt)
#if d.addressee != none { par(flow(d.addressee + "：")) }
// The signature never stands on a page without text: all that follows the text is the last line of its last paragraph, and a last
// line is never left alone on a page. A note too long for that breaks wherever it must.
#let last = if d.body.len() > 0 { d.body.last() }
#let together = (
  last != none and last.kind == "paragraph" and last.text.trim() != "" and (d.footnote == none or d.footnote.clusters().len() < 400)
)
#for b in if together { d.body.slice(0, -1) } else { d.body } { (blocks.at(b.kind))(b) }
#let ending = {
  if d.signature != none {
    let lower = align(center, flow(d.signature.agency) + linebreak() + d.signature.date)
    block(breakable: false, width: 100%, above: gap, {
      if d.signature.seal != "none" { v(34pt) } else { v(gap) }
      align(right, pad(right: 3em, box(context {
        let size = measure(lower)
        box(width: calc.min(size.width, 300pt), lower)
        let seal = if d.signature.seal == "image" {
          image(bytes(d.signature.png), format: "png", width: 42mm, alt: "印章：" + d.signature.agency)
        } else if d.signature.seal == "placeholder" { ring(d.signature.agency) }
        place(center + bottom, dy: 10mm, seal)
      })))
      if d.signature.seal != "none" { v(12mm - tight) }
    })
  }
  if d.footnote != none { paragraphs(d.footnote) }
  if d.verification != none {
    set text(size: 10.5pt, tracking: 0pt)
    set par(leading: 5pt, justify: false, first-line-indent: 0pt)
    v(8pt)
    block(breakable: false, grid(
      columns: (24mm, 1fr), column-gutter: 4mm, align: horizon,
      image(bytes(d.verification.svg), format: "svg", width: 24mm, alt: "二维码：" + d.verification.url),
      lines(d.verification.caption) + linebreak() + flow(d.verification.shown),
    ))
  }
}
#if together {
  let parts = last.text.split("\n").filter(it => it.trim() != "")
  for part in parts.slice(0, -1) { paragraphs(part) }
  par(
    first-line-indent: (amount: 2em, all: true),
    flow(parts.last()) + linebreak() + box(width: 100%, { set par(first-line-indent: 0pt); ending }),
  )
} else { block(width: 100%, above: gap, below: gap, ending) }
#if d.slip != none {
  pagebreak()
  show heading: set text(size: 22pt, weight: 700, tracking: 0pt)
  v(8pt)
  align(center, heading(level: 1, outlined: false, lines(d.slip.title)))
  v(10pt)
  for p in d.slip.paragraphs { paragraphs(p) }
  for c in d.slip.choices { par(hanging-indent: 3.2em, first-line-indent: (amount: 2em, all: true), flow("□ " + c)) }
  v(6pt)
  if d.slip.rows.len() > 0 { fields(d.slip.rows) }
}
`;
