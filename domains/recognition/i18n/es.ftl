recognition-mine = Mis certificados
recognition-mine-lede = Cada uno tiene una dirección propia que nadie puede adivinar. A quien se la des, podrá comprobarlo allí.
recognition-mine-list = Certificados, primero los más recientes
recognition-mine-empty = Aún no hay ningún certificado
recognition-mine-empty-text = Cuando cumplas lo que pide una edición para completarla, su certificado estará aquí el mismo día. La regla y tu progreso están en la portada de cada edición.
recognition-mine-empty-act = Buscar un curso
recognition-progress = Tu progreso
recognition-progress-tasks = { $of ->
    [one] { $done } de una tarea entregada
   *[other] { $done } de { $of } tareas entregadas
 }
recognition-progress-reviews = { $of ->
    [one] { $done } de una revisión hecha
   *[other] { $done } de { $of } revisiones hechas
 }
recognition-progress-no-rule = Esta edición no tiene regla para completarla: se participa en ella y no se certifica a nadie.
recognition-path-tasks = { $count ->
    [one] una tarea entregada
   *[other] { $count } tareas entregadas
 }
recognition-path-reviews = { $count ->
    [one] una revisión hecha
   *[other] { $count } revisiones hechas
 }
recognition-path-peers = { $count ->
    [one] un par leyó el trabajo
   *[other] { $count } pares leyeron el trabajo
 }
recognition-path-weeks = { $count ->
    [one] una semana
   *[other] { $count } semanas
 }
recognition-certificate-of = Certificado de { $name }: { $course }
recognition-kicker = Reconocido por pares · no es un título ni da créditos
recognition-kicker-revoked = Revocado · este certificado ya no es válido
recognition-somebody-who-left = Una persona que se fue
recognition-completed = completó { $course }
recognition-issued = Emitido por { $university } el { $day }
recognition-code = Código de la dirección de comprobación
recognition-check-it = Compruébalo: { $address }
recognition-art = El patrón de { $course }, crecido con este camino. { $legend }
recognition-legend-tasks = Cada arco es una tarea entregada: { $count }
recognition-legend-reviews = Cada columna es una revisión hecha: { $count }
recognition-legend-peers = Cada sol es un par que leyó el trabajo: { $count }
recognition-legend-weeks = Cada tramo de escalones es una semana: { $count }
recognition-is = Certificado de un curso en el que se aprende entre pares, con la página donde se comprueba.
recognition-valid = Este certificado es válido
recognition-valid-text = { $university } lo otorgó el { $day } y no lo ha retirado. Se acaba de comprobar.
recognition-withdrawn = Este certificado se retiró por deseo de su titular
recognition-withdrawn-text = Alguien completó este curso y después se fue. Su nombre y sus trabajos ya no están; nada se dice en su contra.
recognition-not-valid = Este certificado ya no es válido
recognition-not-valid-text = Se revocó el { $day } por esta razón:
recognition-revoked = revocado
recognition-rests-on = En qué se apoya
recognition-who = Quién
recognition-what = Qué
recognition-run = la edición
recognition-organizers = Organizado por
recognition-when = Otorgado
recognition-rule = La edición pedía
recognition-done = Lo que se hizo
recognition-address = Dirección de comprobación
recognition-what-it-is = Qué es
recognition-what-it-is-text = Una constancia de { $university } de que esta persona cumplió la regla de esta edición: entregó trabajos, sus pares los leyeron y leyó los trabajos de sus pares. El patrón es el del curso, crecido con lo que hizo esta persona; nadie más tiene el mismo.
recognition-what-it-is-not = Qué no es
recognition-what-it-is-not-text = No es un título, no da créditos y no es un examen. Nadie comprobó quién es la persona: el nombre es el que eligió. Si vale para algo en otro lugar, se decide allí.
recognition-keep = Guardarlo
recognition-keep-text = Imprime esta página: sale solo el certificado, con su leyenda. O descarga el patrón como imagen, nítida a cualquier tamaño.
recognition-download = Descargar el patrón
recognition-yours = Es tuyo
recognition-name = Nombre en el certificado
recognition-name-hint = Si lo cambias, el certificado se emite de nuevo en la misma dirección. Un seudónimo es bienvenido.
recognition-visibility = Quién lo encuentra
recognition-visibility-public = todo el mundo
recognition-visibility-public-means = Está en tu página.
recognition-visibility-by-link = solo por su dirección
recognition-visibility-by-link-means = Lo puede comprobar quien tenga la dirección; nadie más lo encuentra.
recognition-save = Guardar
recognition-changed = Tu certificado está guardado. Su dirección es la misma.
recognition-is-revoked = Este certificado fue revocado: no se emite de nuevo con otro nombre.
recognition-revoke = Revocar este certificado
recognition-revoke-text = La dirección se queda. Desde entonces dice que el certificado no es válido, cuándo se revocó y por qué. La persona recibe una carta. No se puede deshacer.
recognition-revoke-why = Razón
recognition-revoke-why-hint = La lee quien compruebe el certificado. Di qué pasó, no cómo es la persona.
recognition-revoke-sure = ¿Revocarlo para siempre?
recognition-revoke-act = Revocar
recognition-was-revoked = El certificado está revocado.
recognition-letter-awarded-subject = Tu certificado: { $course }
recognition-letter-awarded = Completaste { $course }. Tu certificado está listo, con el patrón del curso crecido con lo que hiciste.
recognition-letter-awarded-yours = En su página puedes imprimirlo, cambiar el nombre y elegir quién lo encuentra.
recognition-letter-address = Esta es su dirección. A quien se la des, podrá comprobarlo allí:
recognition-letter-revoked-subject = Tu certificado fue revocado: { $course }
recognition-letter-revoked = Tu certificado de { $course } fue revocado. Esta es la razón que se dio:
recognition-letter-revoked-next = Si crees que es un error, escribe a quienes organizan la edición. La página del certificado dice quiénes son:
