"""Writes reports as Word files, in XML of its own: real merges, and the odd things that Word, WPS, LibreOffice and programs leave in files."""

import io
import zipfile
from dataclasses import dataclass
from random import Random
from xml.sax.saxutils import escape

from tests.corpus.national import Box, Table, Written

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHAPTERS = {"1": "附表：政府信息公开情况统计表", "2": "二、主动公开政府信息情况", "3": "三、收到和处理政府信息公开申请情况",
             "4": "四、政府信息公开行政复议、行政诉讼情况"}  # fmt: skip
_PROSE = "2022年，我局全年收到申请318件，行政许可23286件，行政处罚 5 件，罚没金额 12345 元；依据国办公开办函〔2021〕30号。"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r0" Type="{base}/officeDocument" Target="{part}"/></Relationships>'
)
_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def document(
    body: str, *, part: str = "word/document.xml", namespace: str = TRANSITIONAL, parts: dict[str, str | bytes] | None = None
) -> bytes:
    """A package around the XML of a body; ``parts`` are further members."""
    main = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{namespace}" {_NAMESPACES}><w:body>{body}</w:body></w:document>'
    base = "http://purl.oclc.org/ooxml/officeDocument/relationships" if namespace == STRICT else _RELATIONSHIPS
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES.format(part=part), "_rels/.rels": RELATIONS.format(base=base, part=part), part: main, **(parts or {}),
    }  # fmt: skip
    return packed(members)


def packed(members: dict[str, str | bytes]) -> bytes:
    """A ZIP of members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@dataclass
class Pen:
    """Writes XML with random habits."""

    random: Random
    odd: float  # share of cells that get one of the odd things

    def paragraph(self, text: str, properties: str = "") -> str:
        """A paragraph, its text cut into runs anywhere, also inside numbers."""
        return f'<w:p w:rsidR="00A77B3E">{properties}{self.runs(text)}</w:p>'

    def runs(self, text: str) -> str:
        """Text as runs."""
        pieces = []
        while text:
            cut = self.random.randint(1, len(text)) if self.random.random() < 0.3 else len(text)
            pieces.append(self._run(text[:cut]))
            text = text[cut:]
        if self.random.random() < self.odd:
            pieces.insert(self.random.randint(0, len(pieces)), self._unseen())
        return "".join(pieces)

    def _run(self, text: str) -> str:
        run = f'<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋"/><w:sz w:val="21"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        if self.random.random() >= self.odd:
            return run
        wrap = self.random.choice(
            (
                '<w:ins w:id="1" w:author="x">{}</w:ins>',
                "<w:smartTag>{}</w:smartTag>",
                "<w:hyperlink w:anchor='a'>{}</w:hyperlink>",
                "<w:sdt><w:sdtPr><w:alias w:val='9'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
                "<w:fldSimple w:instr='DATE 9'>{}</w:fldSimple>",
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> =9+9 </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            )
        )
        return wrap.format(run)

    def _unseen(self) -> str:
        """Something with digits that nobody sees."""
        return self.random.choice(
            (
                '<w:del w:id="2"><w:r><w:delText>9</w:delText></w:r></w:del>',
                '<w:moveFrom w:id="2"><w:r><w:t>9</w:t></w:r></w:moveFrom>',
                "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>",
                '<w:r><w:rPr><w:strike w:val="1"/></w:rPr><w:t>9</w:t></w:r>',
                '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
                '<w:proofErr w:type="gramStart"/><w:bookmarkStart w:id="9" w:name="9"/><w:bookmarkEnd w:id="9"/>',
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 9</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
                "<w:r><w:lastRenderedPageBreak/></w:r><w:commentRangeStart w:id='9'/>",
            )
        )

    def cell(self, box: Box) -> str:
        """The content of a cell."""
        lines = "".join(self.paragraph(line) for line in box.text.split("\n"))
        if self.random.random() < 0.1:
            lines += "<w:p/>"
        return f"<w:sdt><w:sdtContent>{lines}</w:sdtContent></w:sdt>" if self.random.random() < self.odd / 2 else lines


def table_xml(table: Table, pen: Pen) -> str:
    """A table with gridSpan and vMerge; covered cells now and then keep a text that is not shown."""
    width = max(sum(box.across for box in row) for row in table)
    going: dict[int, tuple[int, int]] = {}  # column → rows left, columns
    rows = []
    for boxes in table:
        cells, column, waiting = [], 0, list(boxes)
        while column < width and (waiting or column in going):
            if column in going:
                left, span = going.pop(column)
                if left > 1:
                    going[column] = (left - 1, span)
                kept = pen.paragraph("9") if pen.random.random() < pen.odd else "<w:p/>"
                mark = pen.random.choice(("<w:vMerge/>", '<w:vMerge w:val="continue"/>'))
                cells.append(_cell(span, mark, kept))
            else:
                box = waiting.pop(0)
                span = box.across
                if box.down > 1:
                    going[column] = (box.down - 1, span)
                cells.append(_cell(span, '<w:vMerge w:val="restart"/>' if box.down > 1 else "", pen.cell(box)))
            column += span
        row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"
        rows.append(f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>" if pen.random.random() < pen.odd / 4 else row)
    grid = '<w:gridCol w:w="700"/>' * width
    return f"<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _cell(span: int, mark: str, content: str) -> str:
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{700 * span}" w:type="dxa"/>{across}{mark}</w:tcPr>{content}</w:tc>'


def write_docx(written: Written, random: Random) -> bytes:
    """A report as a Word file."""
    pen = Pen(random, random.choice((0.0, 0.05, 0.3)))
    heading = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    parts = [
        pen.paragraph("某某县教育局2022年政府信息公开工作年度报告", heading),
        pen.paragraph("一、总体情况", heading),
        pen.paragraph(_PROSE),
    ]
    if random.random() < 0.3:
        parts.append(_text_box("附注：本表由办公室填写 9 次。"))
    for name, table in written.tables.items():
        parts += [pen.paragraph(_CHAPTERS[name], random.choice(("", heading))), table_xml(table, pen), "<w:p/>"]
    parts += [pen.paragraph("五、存在的主要问题及改进情况"), pen.paragraph(_PROSE), pen.paragraph("2023年1月20日")]
    body = "".join(parts)
    if random.random() < 0.3:  # the whole article stands in a table
        body = f"<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl><w:p/>"
    namespace = random.choice((TRANSITIONAL, TRANSITIONAL, STRICT))
    content = body + "<w:sectPr/>"
    part = random.choice(("word/document.xml", "word/document2.xml", "docs/main.xml"))
    return document(content if random.random() < 0.7 else content.replace("<w:p>", "<w:p >"), part=part, namespace=namespace)


def _text_box(text: str) -> str:
    """A text box as Word writes it: for new readers and, again, for old ones."""
    content = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
