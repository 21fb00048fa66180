<?xml version="1.0" encoding="UTF-8"?>
<!-- The thread of étapes: the same list as on the screens and in the e-mails. The words say the state, the drawing repeats it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:c="urn:wsc:commun:1"
    exclude-result-prefixes="c">

  <xsl:template name="etapes">
    <xsl:if test="c:etape">
      <keepTogether>
        <para style="section">
          <xsl:call-template name="label"><xsl:with-param name="cle" select="'pdf.etapes'"/></xsl:call-template>
        </para>
        <blockTable style="etapes" colWidths="10mm,104mm,60mm"><xsl:apply-templates select="c:etape"/></blockTable>
      </keepTogether>
    </xsl:if>
  </xsl:template>

  <xsl:template match="c:etape">
    <tr>
      <td><xsl:apply-templates select="." mode="dessin"/></td>
      <td><para><xsl:attribute name="style"><xsl:apply-templates select="." mode="style"/></xsl:attribute><xsl:value-of select="c:libelle"/></para></td>
      <td><para style="etat-{c:etat}"><xsl:apply-templates select="." mode="etat"/></para></td>
    </tr>
  </xsl:template>

  <xsl:template match="c:etape" mode="style">etape-a-venir</xsl:template>
  <xsl:template match="c:etape[c:etat = 'ok']" mode="style">etape</xsl:template>
  <xsl:template match="c:etape[c:etat = 'en-cours']" mode="style">etape-courante</xsl:template>

  <xsl:template match="c:etape" mode="etat">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('pdf.etape.', c:etat)"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="c:etape[c:etat = 'ok']" mode="etat">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'pdf.etape.ok'"/></xsl:call-template>
    <xsl:apply-templates select="c:date" mode="pdf.jour"/>
  </xsl:template>

  <xsl:template match="c:etape[c:etat = 'en-cours'][c:echeance]" mode="etat">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'pdf.etape.prevu'"/></xsl:call-template>
    <xsl:apply-templates select="c:echeance" mode="pdf.jour"/>
  </xsl:template>

  <!-- 24 points for each étape: the dot at the height of the first line, the thread down to the next one. -->
  <xsl:template match="c:etape" mode="dessin">
    <illustration width="20" height="24">
      <xsl:apply-templates select="." mode="fil"/>
      <xsl:apply-templates select="." mode="point"/>
    </illustration>
  </xsl:template>

  <xsl:template match="c:etape" mode="fil">
    <lineMode width="1.4"/>
    <stroke color="#d8dad4"/>
    <lines>7 10 7 -2</lines>
  </xsl:template>
  <xsl:template match="c:etape[c:etat = 'ok'][following-sibling::c:etape[1]/c:etat = 'ok']" mode="fil">
    <lineMode width="1.4"/>
    <stroke color="#1d6a3c"/>
    <lines>7 10 7 -2</lines>
  </xsl:template>
  <xsl:template match="c:etape[not(following-sibling::c:etape)]" mode="fil" priority="1"/>

  <xsl:template match="c:etape" mode="point">
    <stroke color="#6a747e"/>
    <lineMode width="1"/>
    <circle x="7" y="16" radius="5" fill="0" stroke="1"/>
  </xsl:template>

  <xsl:template match="c:etape[c:etat = 'ok']" mode="point">
    <fill color="#1d6a3c"/>
    <circle x="7" y="16" radius="5.5" fill="1" stroke="0"/>
    <stroke color="#ffffff"/>
    <lineMode width="1.3"/>
    <path x="4.4" y="16" fill="0" stroke="1" close="0">6.3 14 9.8 18</path>
  </xsl:template>

  <xsl:template match="c:etape[c:etat = 'en-cours']" mode="point">
    <fill color="{$ville/@accent}"/>
    <circle x="7" y="16" radius="5.5" fill="1" stroke="0"/>
    <fill color="#ffffff"/>
    <circle x="7" y="16" radius="2.4" fill="1" stroke="0"/>
  </xsl:template>
</xsl:stylesheet>
