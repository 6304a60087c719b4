"""The archival form: PDF/A-3a beside PDF/UA-1, with the data that the document was made from."""

import re
from datetime import date, datetime, time
from functools import partial
from typing import Any

import pydyf  # type: ignore[import-untyped]
from weasyprint import Attachment
from weasyprint.document import Document
from weasyprint.pdf.metadata import DocumentMetadata

from folio.rendering import tagging
from folio.rendering.text import plain
from folio.text.extract import Extract

OPTIONS = {"pdf_variant": "pdf/a-3a", "pdf_identifier": True, "output_intent": "srgb"}
"""What WeasyPrint is asked for, when it lays the document out and when it writes it."""

_ENOUGH = 9
"""One time in a hundred a stream ends so, and then hardly ever a second time."""
_UNCLEAR_END = re.compile(rb"[\r\n]\nendstream")
_END = b"</rdf:RDF>"
_ALSO_ACCESSIBLE = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""The claim that ISO 14289-1 asks for in clause 5, and its declaration, without which it would be
unknown to ISO 19005-3, clause 6.6.2.3."""


def written(document: Document, extract: Extract, dated: date) -> bytes:
    """The document laid out as a file with the extract enclosed, dated as the document is.

    Every stream plainly ends where its length says. A compressed stream may happen to end in what
    is the end of a line as well, and a reader that looks for that takes it for shorter (ISO
    19005-3, clause 6.1.7.1). Such a stream is written uncompressed; the one in which pydyf gathers
    the other objects gets an empty object more.
    """
    document.metadata = _Metadata(**vars(document.metadata))
    content = b""
    for padding in range(_ENOUGH):
        document.metadata.attachments = [_attachment(extract, dated)]
        content = document.write_pdf(finisher=partial(_finish, padding=padding), **OPTIONS)
        if not _ends_unclearly(content):
            break
    return content


def _attachment(extract: Extract, dated: date) -> Attachment:
    """The extract as WeasyPrint reads it, which it can do once."""
    midnight = datetime.combine(dated, time())
    return Attachment(
        string=extract.content.encode(),
        name=extract.name,
        description=plain(extract.description),
        created=midnight,
        modified=midnight,
        relationship="Source",
    )


def _ends_unclearly(content: bytes) -> bool:
    return _UNCLEAR_END.search(content) is not None


def _finish(document: Document, pdf: Any, *, padding: int = 0) -> None:
    """Complete the tags, and name what is enclosed once: WeasyPrint's `finisher`."""
    tagging.finish(document, pdf)
    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    for part in pdf.objects:
        if isinstance(part, pydyf.Stream) and _ends_unclearly(part.data):
            part.compress = False
    for _ in range(padding):
        pdf.add_object(pydyf.Dictionary())


class _Metadata(DocumentMetadata):  # type: ignore[misc]
    """Says both, the archival form and the accessible one, where WeasyPrint says one of them."""

    def include_in_pdf(
        self,
        pdf: Any,
        variant: str,
        version: int,
        conformance: str,
        compress: bool,  # noqa: ARG002
    ) -> None:
        """Write what the file says of itself so that it can be read as it stands."""
        super().include_in_pdf(pdf, variant, version, conformance, compress=False)

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        """The statements of WeasyPrint and ours, in one list."""
        statements: bytes = super().generate_rdf_metadata(variant, version, conformance)
        assert statements.endswith(_END), statements  # noqa: S101 - WeasyPrint writes them so
        return statements.removesuffix(_END) + _ALSO_ACCESSIBLE + _END
