<?xml version="1.0" encoding="UTF-8"?>
<!-- The parts of the diagram of a process: étapes and moves. Only SVG is written here, so that its namespace is the
     default one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/2000/svg"
    xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="c">

  <xsl:template match="c:etape" mode="schema-etape">
    <xsl:param name="pas"/>
    <xsl:variable name="y" select="$pas * (c:rang - 1) + 6"/>
    <xsl:variable name="milieu" select="$schema-gauche + $schema-largeur div 2"/>
    <g>
      <rect x="{$schema-gauche}" y="{$y}" width="{$schema-largeur}" height="46">
        <xsl:attribute name="class">g-box<xsl:if test="c:issue"> g-end</xsl:if><xsl:if test="../c:constat[c:grave = 'true'][c:etape = current()/c:code]"> g-bad</xsl:if></xsl:attribute>
        <xsl:attribute name="rx"><xsl:choose><xsl:when test="c:issue or c:depart = 'true'">23</xsl:when><xsl:otherwise>6</xsl:otherwise></xsl:choose></xsl:attribute>
      </rect>
      <text x="{$milieu}" y="{$y + 20}" text-anchor="middle">
        <xsl:call-template name="schema.court"><xsl:with-param name="texte" select="concat(c:rang, '. ', c:libelleAgent)"/><xsl:with-param name="longueur" select="36"/></xsl:call-template>
      </text>
      <text class="g-2" x="{$milieu}" y="{$y + 37}" text-anchor="middle"><xsl:apply-templates select="." mode="processus-qui"/></text>
    </g>
  </xsl:template>

  <xsl:template match="c:enchainement" mode="schema-droit">
    <xsl:param name="pas"/>
    <xsl:variable name="x" select="$schema-gauche + 60"/>
    <xsl:variable name="y" select="$pas * (c:depart - 1) + 52"/>
    <g>
      <path marker-end="url(#fleche)" d="M{$x} {$y}V{$pas * c:depart + 5}"><xsl:apply-templates select="." mode="schema-trait"/></path>
      <xsl:choose>
        <!-- no other move leaves so low beside it: there is room for two whole labels -->
        <xsl:when test="count(../c:enchainement[c:depart = current()/c:depart][c:arrivee != c:depart + 1]) &lt; 3 and count(c:libelle) &lt; 3">
          <xsl:variable name="lignes" select="count(c:libelle)"/>
          <xsl:for-each select="c:libelle">
            <text class="g-2" x="{$x + 8}" y="{$y + $pas - 60 - 8 * ($lignes - 1) + 15 * (position() - 1)}"><xsl:call-template name="schema.court"><xsl:with-param name="texte" select="."/><xsl:with-param name="longueur" select="40"/></xsl:call-template></text>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise>
          <text class="g-2" x="{$x + 8}" y="{$y + $pas - 60}"><xsl:apply-templates select="." mode="schema-libelle"><xsl:with-param name="longueur" select="24"/></xsl:apply-templates></text>
        </xsl:otherwise>
      </xsl:choose>
    </g>
  </xsl:template>

  <!-- From the side of its étape (below it from the third on), each move 16 lower than the one before, to the lane, then
       into the étape aimed at: above where its own moves leave, so that no line crosses a label. -->
  <xsl:template match="c:enchainement" mode="schema-saut">
    <xsl:param name="pas"/>
    <xsl:param name="x"/>
    <xsl:variable name="rang" select="count(preceding-sibling::c:enchainement[c:depart = current()/c:depart][c:arrivee != c:depart + 1])"/>
    <xsl:variable name="y" select="$pas * (c:depart - 1) + 28 + 16 * $rang"/>
    <xsl:variable name="bord" select="$schema-gauche + $schema-largeur"/>
    <xsl:variable name="but"><xsl:choose><xsl:when test="../c:etape[c:rang = current()/c:arrivee]/c:issue">29</xsl:when><xsl:otherwise>11</xsl:otherwise></xsl:choose></xsl:variable>
    <g>
      <path marker-end="url(#fleche)">
        <xsl:apply-templates select="." mode="schema-trait"/>
        <xsl:attribute name="d">
          <xsl:choose>
            <xsl:when test="$rang &lt; 2"><xsl:value-of select="concat('M', $bord, ' ', $y)"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="concat('M', $bord - 20, ' ', $pas * (c:depart - 1) + 52, 'V', $y)"/></xsl:otherwise>
          </xsl:choose>
          <xsl:value-of select="concat('H', $x, 'V', $pas * (c:arrivee - 1) + $but, 'H', $bord + 2)"/>
        </xsl:attribute>
      </path>
      <text class="g-2" x="{$bord + 6}" y="{$y - 3}"><xsl:apply-templates select="." mode="schema-libelle"><xsl:with-param name="longueur" select="22"/></xsl:apply-templates></text>
    </g>
  </xsl:template>

  <xsl:template match="c:enchainement" mode="schema-trait"><xsl:attribute name="class">g-arrow</xsl:attribute></xsl:template>
  <xsl:template match="c:enchainement[c:horloge = 'true']" mode="schema-trait"><xsl:attribute name="class">g-arrow g-auto</xsl:attribute></xsl:template>

  <xsl:template match="c:enchainement" mode="schema-libelle">
    <xsl:param name="longueur"/>
    <xsl:call-template name="schema.court">
      <xsl:with-param name="texte">
        <xsl:value-of select="c:libelle[1]"/>
        <xsl:if test="c:libelle[2]"> +<xsl:value-of select="count(c:libelle) - 1"/></xsl:if>
      </xsl:with-param>
      <xsl:with-param name="longueur" select="$longueur"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="schema.court">
    <xsl:param name="texte"/>
    <xsl:param name="longueur"/>
    <xsl:choose>
      <xsl:when test="string-length($texte) &gt; $longueur"><xsl:value-of select="substring($texte, 1, $longueur - 1)"/>…</xsl:when>
      <xsl:otherwise><xsl:value-of select="$texte"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
