assessment-where = Dónde estás
assessment-link = Enlace:
assessment-file = Archivo:
assessment-kilobytes = ({ $count } kB)
assessment-emptied = Esta versión se vació cuando su autor se fue.
assessment-receipt = Recibo (SHA-256) de
assessment-relaxed = El grupo es pequeño, así que algunas reglas de un reparto justo cedieron.
assessment-relaxed-three-cycle = Algunas personas se revisan en un círculo de tres.
assessment-relaxed-swap = Algunas parejas se revisan mutuamente.
assessment-relaxed-repeat = Algunas personas leen otra vez al mismo autor.
assessment-relaxed-balance = Algunas personas leen más que otras.
assessment-relaxed-fewer = Menos de tres pares leen cada trabajo.

assessment-work-empty = Escribe algo, da un enlace o elige un archivo.
assessment-work-not-running = Los trabajos se entregan mientras la edición está en marcha.
assessment-work-unchanged = Es igual que tu última versión.
assessment-work-too-many-versions = Un trabajo tiene como máximo 50 versiones.
assessment-work-file-kind = No se aceptan archivos de este tipo. Entrega un PDF, una imagen, texto sin formato, un documento ODT o DOCX, o un ZIP.
assessment-review-released = El autor ya ha visto esta revisión. Ya no puede cambiar.
assessment-review-not-running = Las revisiones se dan mientras la edición está en marcha.
assessment-review-changed-meanwhile = Esta revisión se cambió en otra ventana. Ábrela de nuevo.
assessment-review-not-in = Solo se puede llamar útil a una revisión que ha llegado.
assessment-round-too-few-works = Para revisar hacen falta al menos dos trabajos.
assessment-round-not-running = Las revisiones se abren mientras la edición está en marcha.
assessment-round-not-open = Las revisiones todavía no se han abierto.
assessment-round-released = Todos tienen ya sus resultados.

assessment-my-work = Mi trabajo
assessment-my-work-title = Mi trabajo: { $task }
assessment-work-title = Trabajo: { $task }
assessment-hand-in = Entregar
assessment-hand-in-again = Entregar otra versión
assessment-handed-in = Entregado: versión { $number }.
assessment-the-task = La tarea
assessment-blind-hint = Tus pares lo leen sin ver tu nombre. No pongas tu nombre en el texto, el enlace ni el archivo.
assessment-body = Tu respuesta
assessment-link-field = Un enlace
assessment-link-hint = A un trabajo que está en otro lugar: un vídeo, un repositorio, una página. Empieza por https://
assessment-file-field = Un archivo
assessment-file-hint = PDF, imagen, texto sin formato, ODT, DOCX o ZIP.
assessment-file-limit = { $count ->
    [one] Como máximo un megabyte.
   *[other] Como máximo { $count } megabytes.
 }
assessment-keep-file = Conservar el archivo { $name }
assessment-versions = Versiones
assessment-version = Versión { $number }
assessment-what-changed = Qué cambió en la versión { $number }
assessment-compare = De la versión { $from } a la versión { $to }
assessment-same-text = El texto es igual en las dos.
assessment-changes = Cambios
assessment-back-to-work = Volver al trabajo

assessment-state-hand-in = Tu próximo paso: entrega tu trabajo
assessment-state-hand-in-why = Tres pares lo leen y dicen lo que ven. Más tarde puedes entregar versiones mejores.
assessment-state-nothing = Nada entregado
assessment-state-nothing-why = Los trabajos se entregan mientras la edición está en marcha.
assessment-state-handed-in = Has entregado tu trabajo
assessment-state-results = Han llegado tus resultados
assessment-state-to-give = { $count ->
    [one] El trabajo de un par espera tu revisión:
   *[other] { $count } trabajos de tus pares esperan tu revisión:
 }
assessment-waiting-for-opening = Está entregado. Tus pares lo leen cuando se abren las revisiones.
assessment-waiting-for-reviews = { $count ->
    [0] Esperando { $of ->
        [one] una revisión
       *[other] { $of } revisiones
     }.
   *[other] Han llegado { $count } de { $of } revisiones.
 }
assessment-reviews-in = { $count ->
    [one] Un par lo ha leído.
   *[other] { $count } pares lo han leído.
 }
assessment-work-number = Trabajo { $number }

assessment-works = Trabajos
assessment-works-title = Trabajos: { $task }
assessment-works-show = Ver los trabajos
assessment-works-in = { $count ->
    [0] Todavía no hay trabajos.
    [one] Hay un trabajo.
   *[other] Hay { $count } trabajos.
 }
assessment-works-empty = Todavía no hay trabajos
assessment-works-empty-why = Aquí aparecerá lo que los participantes entreguen para esta tarea.
assessment-round-gathering = Llegan trabajos. Las revisiones se abren solas cuando termina la semana y hay cuatro trabajos, o cuando la edición se cierra.
assessment-round-open = Los pares están leyendo.
assessment-round-released-state = Todos tienen sus resultados.
assessment-reviews = Revisiones
assessment-per-work = { $count ->
    [one] Un par lee cada trabajo.
   *[other] { $count } pares leen cada trabajo.
 }
assessment-open-reviews = Abrir las revisiones ahora
assessment-deal-again = Buscar los revisores que faltan
assessment-reviews-opened = { $count ->
    [0] No hizo falta pedir nada a nadie.
    [one] Se pidió una revisión.
   *[other] Se pidieron { $count } revisiones.
 }
assessment-release = Dar los resultados
assessment-release-sure = ¿Dar a todos sus resultados ahora, aunque falten revisiones?
assessment-not-now = Ahora no
assessment-results-given = Todos tienen sus resultados.
assessment-author = Autor
assessment-work = Trabajo
assessment-handed-in-at = Entregado
assessment-waiting-for = Falta
assessment-released = con resultados
assessment-given-of = { $count } de { $of }

assessment-desk = Mis revisiones
assessment-desk-lede = Trabajos de tus pares que se te pidió leer. Nadie ve de quién es la revisión.
assessment-desk-waiting = Te esperan
assessment-desk-given = Dadas
assessment-desk-empty = Todavía no hay revisiones
assessment-desk-empty-why = Cuando hayas entregado un trabajo y se abran las revisiones, aquí llegarán los trabajos de tus pares.
assessment-mark-waiting = por hacer
assessment-mark-draft = empezada
assessment-mark-given = dada
assessment-asked = pedida

assessment-review-title = Revisión del trabajo { $number }: { $task }
assessment-review-lede = Di lo que ves, lo que funciona y lo que ayudaría. No ves de quién es el trabajo, y su autor no ve que eres tú.
assessment-review-may-change = Diste esta revisión. Puedes cambiarla hasta que el autor la vea.
assessment-review-settled = Diste esta revisión. Ya no puede cambiar.
assessment-review-not-given = Esta revisión no se dio.
assessment-the-work = El trabajo
assessment-why = ¿Qué te hizo elegir?
assessment-review-text = Tu revisión
assessment-review-text-hint = Al menos 20 caracteres. Puedes usar Markdown.
assessment-send-review = Enviar la revisión
assessment-keep-draft = Guardar como borrador
assessment-draft-kept = Tu borrador está guardado. Solo lo ves tú.
assessment-review-given = Gracias. Tu revisión ha llegado.
assessment-what-you-said = Lo que dijiste

assessment-results = Lo que dicen tus pares
assessment-no-reviews = No llegó ninguna revisión.
assessment-results-count = { $count ->
    [one] Un par ha leído este trabajo.
   *[other] { $count } pares han leído este trabajo.
 }
assessment-overall = En todos los criterios: media { $mean } de 100, desviación típica { $spread }.
assessment-overall-one = En todos los criterios: { $mean } de 100, según una revisión.
assessment-plot-title = { $criterion }: { $levels }; media { $mean } de { $top }
assessment-plot-caption = { $count } pares: media { $mean } de { $top }, desviación típica { $spread }.
assessment-plot-caption-one = Un par: { $mean } de { $top }.
assessment-the-numbers = Los números
assessment-level = Nivel
assessment-level-means = Qué significa
assessment-level-chosen = Elegido
assessment-peer-number = Par { $number }
assessment-useful = ¿Te fue útil esta revisión?
assessment-useful-yes = Sí
assessment-useful-no = No
assessment-useful-kept = Gracias. Tu respuesta está guardada.
assessment-was-useful = El autor la llamó útil.
assessment-was-not-useful = El autor dijo que no fue útil.

assessment-letter-hello = Hola, { $name }:
assessment-letter-reviews-subject = Trabajos de tus pares esperan tu revisión: { $task }
assessment-letter-reviews-why = Se han abierto las revisiones de «{ $task }» en { $course }, y se te pide leer trabajos de tus pares.
assessment-letter-reviews-blind = No ves de quién es el trabajo, y su autor no ve de quién es la revisión.
assessment-letter-reviews-act = Mis revisiones
assessment-letter-results-subject = Han llegado tus resultados: { $task }
assessment-letter-results-why = Tus pares han leído tu trabajo para «{ $task }» en { $course }.
assessment-letter-results-useful = Di de cada revisión si te fue útil: eso ayuda a quien la escribió.
assessment-letter-results-act = Leer lo que dicen
