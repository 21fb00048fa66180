<?xml version="1.0" encoding="UTF-8"?>
<!-- What every field of a form shares: its frame, label, hint, errors, ids. One template per component stands in the
     champs-*.xsl modules; a component nobody knows is shown as such. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="c">

  <xsl:key name="champ" match="c:champ" use="c:xpath"/>

  <xsl:template match="c:champ" mode="champ">
    <p class="wsc-unknown">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.inconnu'"/></xsl:call-template>
      <xsl:value-of select="concat(c:entree, ' / ', c:composant)"/>
    </p>
    <xsl:message><xsl:value-of select="concat('unknown component: ', c:composant)"/></xsl:message>
  </xsl:template>

  <!-- Attributes of the element that frames a field. A hidden field keeps its inputs: they come back as they were. -->
  <xsl:template match="c:champ" mode="cadre">
    <xsl:param name="classe" select="'wsc-field'"/>
    <xsl:attribute name="class">
      <xsl:value-of select="$classe"/>
      <xsl:if test="c:erreur"><xsl:value-of select="' wsc-field--bad'"/></xsl:if>
    </xsl:attribute>
    <xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/><xsl:value-of select="'--champ'"/></xsl:attribute>
    <xsl:attribute name="data-xpath"><xsl:value-of select="c:xpath"/></xsl:attribute>
    <xsl:attribute name="data-nom"><xsl:value-of select="c:nom"/></xsl:attribute>
    <xsl:attribute name="data-entree"><xsl:value-of select="c:entree"/></xsl:attribute>
    <xsl:attribute name="data-composant"><xsl:value-of select="c:composant"/></xsl:attribute>
    <xsl:apply-templates select="c:condition|c:visible|c:obligatoire[../c:composant = 'groupe']" mode="cadre"/>
  </xsl:template>

  <xsl:template match="c:condition" mode="cadre">
    <xsl:attribute name="data-condition"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>

  <xsl:template match="c:obligatoire" mode="cadre"/>
  <xsl:template match="c:obligatoire[. = 'true']" mode="cadre">
    <xsl:attribute name="data-obligatoire"><xsl:value-of select="'true'"/></xsl:attribute>
  </xsl:template>

  <xsl:template match="c:visible" mode="cadre"/>

  <xsl:template match="c:visible[. = 'false']" mode="cadre">
    <xsl:attribute name="hidden"><xsl:value-of select="'hidden'"/></xsl:attribute>
  </xsl:template>

  <xsl:template match="c:champ" mode="id">
    <xsl:value-of select="concat($prefixe, translate(c:entree, '.', '-'))"/>
  </xsl:template>

  <!-- label, hint, errors: the head of a field that has one input. -->
  <xsl:template match="c:champ" mode="tete">
    <label class="wsc-label">
      <xsl:attribute name="for"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
      <xsl:apply-templates select="." mode="intitule"/>
    </label>
    <xsl:apply-templates select="." mode="sous-tete"/>
  </xsl:template>

  <!-- The same for a fieldset. -->
  <xsl:template match="c:champ" mode="legende">
    <xsl:apply-templates select="." mode="decrit"/>
    <legend class="wsc-legend"><xsl:apply-templates select="." mode="intitule"/></legend>
    <xsl:apply-templates select="." mode="sous-tete"/>
  </xsl:template>

  <xsl:template match="c:champ" mode="intitule">
    <xsl:value-of select="c:libelle"/>
    <xsl:apply-templates select="c:obligatoire" mode="mention"/>
  </xsl:template>

  <xsl:template match="c:obligatoire" mode="mention"/>

  <xsl:template match="c:obligatoire[. = 'false']" mode="mention">
    <xsl:text> </xsl:text>
    <span class="wsc-optional"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.facultatif'"/></xsl:call-template></span>
  </xsl:template>

  <xsl:template match="c:champ" mode="sous-tete">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <xsl:variable name="aide"><xsl:apply-templates select="." mode="aide"/></xsl:variable>
    <xsl:if test="string($aide)"><span class="wsc-hint" id="{$id}-aide"><xsl:copy-of select="$aide"/></span></xsl:if>
    <xsl:if test="c:erreur">
      <span class="wsc-error" id="{$id}-erreur"><xsl:apply-templates select="c:erreur" mode="champ"/></span>
    </xsl:if>
  </xsl:template>

  <!-- The hint: the definition's, then what the component must say about itself. -->
  <xsl:template match="c:champ" mode="aide">
    <xsl:value-of select="c:aide"/>
    <xsl:variable name="propre"><xsl:apply-templates select="." mode="aide-propre"/></xsl:variable>
    <xsl:if test="c:aide and string($propre)"><xsl:text> </xsl:text></xsl:if>
    <xsl:copy-of select="$propre"/>
  </xsl:template>

  <xsl:template match="c:champ" mode="aide-propre"/>

  <xsl:template match="c:erreur" mode="champ">
    <span class="wsc-error-line">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <span class="wsc-hidden"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.erreur'"/></xsl:call-template></span>
      <xsl:value-of select="."/>
    </span>
  </xsl:template>

  <!-- aria-describedby: the hint and the errors, when there are any. -->
  <xsl:template match="c:champ" mode="decrit">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <xsl:variable name="aide"><xsl:apply-templates select="." mode="aide"/></xsl:variable>
    <xsl:variable name="ids">
      <xsl:if test="string($aide)"><xsl:value-of select="concat($id, '-aide ')"/></xsl:if>
      <xsl:if test="c:erreur"><xsl:value-of select="concat($id, '-erreur')"/></xsl:if>
    </xsl:variable>
    <xsl:if test="string($ids)">
      <xsl:attribute name="aria-describedby"><xsl:value-of select="normalize-space($ids)"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- Attributes of the one input of a field; class and type are the component's. -->
  <xsl:template match="c:champ" mode="entree">
    <xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
    <xsl:attribute name="name"><xsl:value-of select="c:entree"/></xsl:attribute>
    <xsl:apply-templates select="." mode="decrit"/>
    <xsl:apply-templates select="c:autocompletion|c:obligatoire|c:erreur[1]" mode="entree"/>
  </xsl:template>

  <xsl:template match="c:autocompletion" mode="entree">
    <xsl:attribute name="autocomplete"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>

  <xsl:template match="c:obligatoire" mode="entree"/>

  <xsl:template match="c:obligatoire[. = 'true']" mode="entree">
    <xsl:attribute name="required"><xsl:value-of select="'required'"/></xsl:attribute>
  </xsl:template>

  <xsl:template match="c:erreur" mode="entree">
    <xsl:attribute name="aria-invalid"><xsl:value-of select="'true'"/></xsl:attribute>
  </xsl:template>

  <!-- What stands for each variable, for the script: nom=litteral; -->
  <xsl:template match="c:variable" mode="envoi-form"><xsl:value-of select="concat(c:nom, '=', c:litteral, ';')"/></xsl:template>

  <!-- vus: the entries that are shown, a space after each. -->
  <xsl:template match="c:champ" mode="vus"/>
  <xsl:template match="c:champ[c:visible = 'true']" mode="vus">
    <xsl:value-of select="concat(c:entree, ' ')"/>
    <xsl:apply-templates select="c:occurrence/c:champ" mode="vus"/>
  </xsl:template>

  <!-- vivant: what the script needs to show and hide the fields of an action's form, over its own answers alone. The
       attributes of the form, then the entry that says what is shown. -->
  <xsl:template match="c:action" mode="vivant"/>
  <xsl:template match="c:action[.//c:champ[c:condition or c:calcul]]" mode="vivant">
    <xsl:attribute name="data-vue"><xsl:value-of select="'&lt;demande/&gt;'"/></xsl:attribute>
    <xsl:attribute name="data-variables"><xsl:apply-templates select="c:variable" mode="envoi-form"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="c:action" mode="vivant-entree"/>
  <xsl:template match="c:action[.//c:champ[c:condition or c:calcul]]" mode="vivant-entree">
    <input type="hidden" name="_vus"><xsl:attribute name="value"><xsl:apply-templates select="c:champ" mode="vus"/></xsl:attribute></input>
  </xsl:template>

  <!-- The id to go to from the summary of errors: the first input. -->
  <xsl:template match="c:champ" mode="cible"><xsl:apply-templates select="." mode="id"/></xsl:template>
</xsl:stylesheet>
