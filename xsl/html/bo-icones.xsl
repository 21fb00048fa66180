<?xml version="1.0" encoding="UTF-8"?>
<!-- Drawings that only the back office needs; the others are in commun/icones.xsl. All are decoration. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/2000/svg">

  <xsl:template name="bo.icone-retour">
    <svg class="wsc-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M20 12H5M11 6l-6 6 6 6"/></svg>
  </xsl:template>

  <!-- bo.barre: a bar filled to `part` per cent; the sentence before it says the same. -->
  <xsl:template name="bo.barre">
    <xsl:param name="part"/>
    <svg class="bo-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="bo-bar-fond" width="100" height="10"/>
      <rect class="bo-bar-part" width="{$part}" height="10"/>
    </svg>
  </xsl:template>
</xsl:stylesheet>
