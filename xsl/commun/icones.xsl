<?xml version="1.0" encoding="UTF-8"?>
<!-- Drawings of the citizen side, 24 units, in the colour of the text around them. All are decoration: the words beside
     them say the same. An unknown name draws a sheet of paper. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/2000/svg"
    xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="v">

  <!-- icone: alerte argent calendrier chercher cle coche compte courriel croix document domicile enveloppe famille fleche
       horloge identite information lieu pause photo plan plus point sante telecharger vehicule -->
  <xsl:template name="icone">
    <xsl:param name="nom"/>
    <svg class="wsc-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <xsl:choose>
        <xsl:when test="$nom = 'alerte'"><path d="M12 3.5L22 20.5H2z"/><path d="M12 10v4.5M12 17.5v.1"/></xsl:when>
        <xsl:when test="$nom = 'argent'"><path d="M18 6.5A7 7 0 1 0 18 17.5M4 10.5h9M4 13.5h9"/></xsl:when>
        <xsl:when test="$nom = 'calendrier'"><rect x="3.5" y="5" width="17" height="15" rx="2"/><path d="M3.5 10h17M8 3v4M16 3v4"/></xsl:when>
        <xsl:when test="$nom = 'chercher'"><circle cx="11" cy="11" r="6.5"/><path d="M16 16l5 5"/></xsl:when>
        <xsl:when test="$nom = 'cle'"><circle cx="8" cy="15" r="4"/><path d="M11 12l9-9M16 7l3 3"/></xsl:when>
        <xsl:when test="$nom = 'coche'"><path d="M4 12.5l5 5L20 6.5"/></xsl:when>
        <xsl:when test="$nom = 'compte'"><circle cx="12" cy="8" r="4"/><path d="M4 21c1-6 15-6 16 0"/></xsl:when>
        <xsl:when test="$nom = 'courriel'"><rect x="3" y="5" width="18" height="14" rx="2"/><path d="M3.5 7l8.500 6 8.500-6"/></xsl:when>
        <xsl:when test="$nom = 'croix'"><path d="M6 6l12 12M18 6L6 18"/></xsl:when>
        <xsl:when test="$nom = 'domicile'"><path d="M3.500 11.500L12 4l8.500 7.500M6 10v10h12V10M10 20v-6h4v6"/></xsl:when>
        <xsl:when test="$nom = 'famille'"><circle cx="8" cy="8" r="3"/><circle cx="17" cy="10" r="2.3"/><path d="M2.500 20c.6-6 10.400-6 11 0M14.500 20c.3-4 6.700-4 7 0"/></xsl:when>
        <xsl:when test="$nom = 'fleche'"><path d="M4 12h15M13 6l6 6-6 6"/></xsl:when>
        <xsl:when test="$nom = 'horloge'"><circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/></xsl:when>
        <xsl:when test="$nom = 'identite'"><rect x="3" y="5" width="18" height="14" rx="2"/><circle cx="9" cy="11" r="2.2"/><path d="M5.5 16c.8-1.8 6.2-1.8 7 0M15 10h3.5M15 14h3.5"/></xsl:when>
        <xsl:when test="$nom = 'information'"><circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.500v.1"/></xsl:when>
        <xsl:when test="$nom = 'lieu'"><path d="M12 21c-4-5-6.500-8-6.500-11.500a6.500 6.500 0 0 1 13 0C18.500 13 16 16 12 21z"/><circle cx="12" cy="9.500" r="2.300"/></xsl:when>
        <xsl:when test="$nom = 'pause'"><path d="M9 5v14M15 5v14"/></xsl:when>
        <xsl:when test="$nom = 'photo'"><rect x="3" y="7" width="18" height="13" rx="2"/><path d="M8 7l1.500-3h5L16 7"/><circle cx="12" cy="13.500" r="3.500"/></xsl:when>
        <xsl:when test="$nom = 'plan'"><path d="M3.500 6l5.500-2 6 2 5.500-2v14L15 20l-6-2-5.500 2zM9 4v14M15 6v14"/></xsl:when>
        <xsl:when test="$nom = 'plus'"><path d="M12 5v14M5 12h14"/></xsl:when>
        <xsl:when test="$nom = 'point'"><circle cx="12" cy="12" r="4"/></xsl:when>
        <xsl:when test="$nom = 'sante'"><path d="M9.500 4h5v5.500H20v5h-5.500V20h-5v-5.500H4v-5h5.500z"/></xsl:when>
        <xsl:when test="$nom = 'sortie'"><path d="M10 4H5v16h5M14 8l4 4-4 4M18 12H9"/></xsl:when>
        <xsl:when test="$nom = 'telecharger'"><path d="M12 4v11M7 11l5 5 5-5M5 20h14"/></xsl:when>
        <xsl:when test="$nom = 'vehicule'"><path d="M3 16v-4l2.500-6h13L21 12v4zM3 12h18"/><circle cx="7.500" cy="17" r="1.800"/><circle cx="16.500" cy="17" r="1.800"/></xsl:when>
        <xsl:otherwise><path d="M6 3h8l5 5v13H6z"/><path d="M14 3v5h5M9 13h7M9 17h5"/></xsl:otherwise>
      </xsl:choose>
    </svg>
  </xsl:template>

  <!-- The town's arms in its own colours: a shield, roofs, a river. -->
  <xsl:template match="v:collectivite" mode="armes">
    <svg viewBox="0 0 44 44" width="44" height="44" aria-hidden="true" focusable="false">
      <path d="M4 3h36v22c0 9-9 14-18 17C13 39 4 34 4 25z" fill="{@accent}"/>
      <path d="M4 24h36v1c0 9-9 14-18 17C13 39 4 34 4 25z" fill="{@second}"/>
      <path d="M11 24V14l5.500-4 5.500 4 5.500-4 5.500 4v10h-5v-5h-4v5h-5v-5h-4v5z" fill="#fff"/>
      <path d="M9 30c3.500-2.500 5.500 2.500 9 0s5.500 2.500 9 0 5.500 2.500 8 0" fill="none" stroke="#fff" stroke-width="2"/>
    </svg>
  </xsl:template>

  <!-- The skyline at the right of the hero band. -->
  <xsl:template name="motif">
    <svg class="wsc-hero-motif" viewBox="0 0 544 190" aria-hidden="true" focusable="false">
      <path fill="#fff" d="M20 150V96l26-20 26 20v54zM72 150v-34h44v34zM150 150V70l18-28 18 28v80zM186 150v-44h64v44zM262 150V92l30-24 30 24v58zM322 150v-30h52v30zM392 150V86h26l24-20 24 20v64zM466 150v-40h58v40z"/>
      <path fill="none" stroke="#fff" stroke-width="5" d="M0 152h544M0 170c45-14 90 14 136 0s90 14 136 0 90 14 136 0 90 14 136 0"/>
    </svg>
  </xsl:template>
</xsl:stylesheet>
