// Just enough JSON for the samples to say what they saw.

import java.util.List;
import java.util.stream.Collectors;

final class Json {
    private Json() {}

    static String objet(Object... paires) {
        StringBuilder texte = new StringBuilder("{");
        for (int rang = 0; rang < paires.length; rang += 2) {
            texte.append(rang == 0 ? "" : ",").append(valeur(paires[rang])).append(":").append(valeur(paires[rang + 1]));
        }
        return texte.append("}").toString();
    }

    private static String valeur(Object valeur) {
        if (valeur instanceof List) {
            return ((List<?>) valeur).stream().map(Json::valeur).collect(Collectors.joining(",", "[", "]"));
        }
        if (valeur instanceof Boolean) {
            return valeur.toString();
        }
        StringBuilder texte = new StringBuilder("\"");
        for (char signe : String.valueOf(valeur).toCharArray()) {
            texte.append(signe < 32 || signe == '"' || signe == '\\' || signe > 126 ? String.format("\\u%04x", (int) signe) : signe);
        }
        return texte.append("\"").toString();
    }
}
