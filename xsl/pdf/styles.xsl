<?xml version="1.0" encoding="UTF-8"?>
<!-- The styles of paragraphs and tables. A town overrides the template `styles` to change them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template name="styles">
    <stylesheet>
      <initialize/>
      <paraStyle name="texte" fontName="Sans" fontSize="10.5" leading="15" textColor="#1c2733"/>
      <paraStyle name="theme" parent="texte" textColor="#4a5662" spaceBefore="2"/>
      <paraStyle name="titre" parent="texte" fontName="SerifBold" fontSize="25" leading="30" spaceAfter="14"/>
      <paraStyle name="section" parent="texte" fontName="SerifBold" fontSize="15.5" leading="20" spaceBefore="20" spaceAfter="6" keepWithNext="1"/>
      <paraStyle name="etiquette" parent="texte" fontSize="9.5" leading="12" textColor="#4a5662" spaceAfter="2"/>
      <paraStyle name="numero" parent="texte" fontName="SansBold" fontSize="21" leading="25"/>
      <paraStyle name="valeur" parent="texte" fontName="SansBold" leading="14" spaceAfter="4"/>
      <paraStyle name="terme" parent="texte" fontSize="10" leading="14" textColor="#4a5662"/>
      <paraStyle name="reponse" parent="texte" fontName="SansBold" leading="14"/>
      <paraStyle name="vide" parent="terme"/>
      <paraStyle name="etape" parent="texte" leading="14"/>
      <paraStyle name="etape-courante" parent="etape" fontName="SansBold"/>
      <paraStyle name="etape-a-venir" parent="etape" textColor="#4a5662"/>
      <paraStyle name="etat-ok" parent="etape" alignment="right" textColor="#1d6a3c"/>
      <paraStyle name="etat-en-cours" parent="etape" fontName="SansBold" alignment="right" textColor="{$ville/@accent}"/>
      <paraStyle name="etat-non-realise" parent="etape" alignment="right" textColor="#4a5662"/>
      <paraStyle name="mention" parent="texte" fontSize="9.5" leading="13" textColor="#4a5662" spaceBefore="18"/>
      <xsl:call-template name="styles.tables"/>
    </stylesheet>
  </xsl:template>

  <xsl:template name="styles.tables">
    <blockTableStyle id="cartouche">
      <blockFont name="Sans" size="10"/>
      <blockBackground colorName="#f3f5f3"/>
      <lineStyle kind="LINEABOVE" thickness="2.2" colorName="{$ville/@accent}"/>
      <blockValign value="TOP"/>
      <blockLeftPadding length="12"/>
      <blockTopPadding length="10"/>
      <blockBottomPadding length="10"/>
    </blockTableStyle>
    <blockTableStyle id="etapes">
      <blockFont name="Sans" size="10"/>
      <blockValign value="TOP"/>
      <blockLeftPadding length="0"/>
      <blockRightPadding length="0"/>
      <blockTopPadding length="0"/>
      <blockBottomPadding length="0"/>
    </blockTableStyle>
    <blockTableStyle id="reponses">
      <blockFont name="Sans" size="10"/>
      <blockValign value="TOP"/>
      <lineStyle kind="LINEABOVE" thickness="0.6" colorName="#d8dad4"/>
      <lineStyle kind="LINEBELOW" thickness="0.6" colorName="#d8dad4"/>
      <blockLeftPadding length="0"/>
      <blockRightPadding length="8"/>
      <blockTopPadding length="5"/>
      <blockBottomPadding length="6.5"/>
    </blockTableStyle>
  </xsl:template>
</xsl:stylesheet>
