"""RML that tries to reach files, modules, the network or the interpreter."""

from pathlib import Path

import pytest
from lxml import etree

from wsc_soap.rendering.pdf import rml_to_pdf
from wsc_soap.rendering.rml import RmlRefused, check
from wsc_soap.rendering.transform import RenderingFailed

DOCUMENT = """<document filename="x.pdf" {attributs}><docinit>{init}</docinit>
  <template><pageTemplate id="p"><frame id="f" x1="20mm" y1="20mm" width="170mm" height="250mm"/>
  <pageGraphics>{graphique}</pageGraphics></pageTemplate></template>
  <stylesheet>{style}</stylesheet><story>{histoire}</story></document>"""

COLOUR = "[[[getattr(pow,Word('__globals__'))['os'].system('touch /tmp/wsc-rml') for Word in [type('a',(str,),{})]]]]"


def document(attributs="", init="", graphique="", style="", histoire=""):
    return etree.XML(
        DOCUMENT.format(attributs=attributs, init=init, graphique=graphique, style=style, histoire=histoire)
    )


HOSTILES = [
    {"init": '<registerTTFont faceName="x" fileName="/etc/passwd"/>'},
    {"init": '<registerType1Face afmFile="/etc/passwd" pfbFile="/etc/passwd"/>'},
    {"init": '<logConfig filename="/tmp/wsc-rml"/>'},
    {"init": '<color id="x" value="red"/>'},
    {"histoire": '<img src="/etc/passwd"/>'},
    {"histoire": '<img src="http://127.0.0.1:1/x.png"/>'},
    {"histoire": '<imageAndFlowables imageName="[os]/x"/>'},
    {"histoire": '<includePdfPages filename="/etc/passwd"/>'},
    {"histoire": '<plugInFlowable module="os" function="system">touch /tmp/wsc-rml</plugInFlowable>'},
    {"graphique": '<plugInGraphic module="os" function="system">x</plugInGraphic>'},
    {"graphique": '<image file="/etc/passwd" x="0" y="0"/>'},
    {"graphique": "<drawString x='0' y='0'><evalString>1+1</evalString></drawString>"},
    {"histoire": "<para><evalString>().__class__</evalString></para>"},
    {"histoire": "<para><img src='/etc/passwd'/></para>"},
    {"histoire": f'<para><font color="{COLOUR}">x</font></para>'},
    {"histoire": f'<para textColor="{COLOUR}">x</para>'},
    {"style": f'<paraStyle name="x" textColor="{COLOUR}"/>'},
    {"style": '<paraStyle name="x" textColor="rml:secret"/>'},
    {"style": '<paraStyle name="x" fontSize="1e9"/>'},
    {"histoire": '<para><a href="file:///etc/passwd">x</a></para>'},
    {"histoire": '<para><a href="javascript:app.alert(1)">x</a></para>'},
    {"histoire": "<para><ondraw name='f' label='x'/></para>"},
    {"histoire": "<para><unichar code='1'/></para>"},
    {"histoire": '<codesnippet language="python">x</codesnippet>'},
    {"histoire": "<log>x</log>"},
    {"histoire": '<para xml:lang="fr">x</para>'},
    {"histoire": '<x:para xmlns:x="urn:x">x</x:para>'},
    {"histoire": "<para><!-- secret --></para>"},
    {"histoire": "<para><?php x?></para>"},
    {"attributs": 'debug="1"'},
    {"attributs": 'title="a&#10;b"'},
    {"histoire": "<para><b><i><font name='/etc/passwd'>x</font></i></b></para>"},
    {"histoire": "<para>x</para>" * 20_001},
    {"histoire": f"<para>{'x' * 1_000_001}</para>"},
]


@pytest.mark.parametrize("hostile", HOSTILES, ids=range(len(HOSTILES)))
def test_hostile_rml_is_refused_before_it_is_read(hostile):
    trace = Path("/tmp/wsc-rml")
    with pytest.raises(RmlRefused):
        check(document(**hostile))
    with pytest.raises(RenderingFailed) as error:
        rml_to_pdf(document(**hostile))
    assert error.value.__cause__ is None
    assert not trace.exists()


def test_markup_inside_a_value_stays_text():
    trap = document(histoire="<para>&lt;img src='/etc/passwd'/&gt; &amp;lt;b&amp;gt;</para>")
    assert rml_to_pdf(trap).startswith(b"%PDF")


def test_another_root_is_refused():
    with pytest.raises(RmlRefused):
        check(etree.XML("<story/>"))
