discussion-title = Conversación
discussion-of = Conversación de { $title }
discussion-where = Dónde estás
discussion-start = Abrir un hilo
discussion-start-send = Publicar el hilo
discussion-started = Tu hilo está abierto.
discussion-empty = Todavía no hay hilos
discussion-empty-text = Aquí estarán las preguntas y los hallazgos de esta edición. Se suele empezar por presentarse.
discussion-beside-empty = Nadie ha dicho nada todavía sobre esto.
discussion-title-gone = Una conversación cuyo título se retiró
discussion-nobody = Alguien que se fue
discussion-posts = { $count ->
    [one] un mensaje
   *[other] { $count } mensajes
 }
discussion-last = último
discussion-fresh = { $count ->
    [one] { $count } nuevo
   *[other] { $count } nuevos
 }
discussion-fresh-since = { $count ->
    [one] Hay un mensaje nuevo para ti.
   *[other] Hay { $count } mensajes nuevos para ti.
 }
discussion-mark-read = Marcar como leído
discussion-marked = Marcado como leído.
discussion-newer = { $count ->
    [one] Un mensaje nuevo
   *[other] { $count } mensajes nuevos
 }
discussion-newer-link = Mensajes nuevos
discussion-announcement = Anuncio
discussion-wall = Comentarios
discussion-closed-chip = Cerrado
discussion-organizer = organiza
discussion-new = nuevo
discussion-edited = cambiado
discussion-about = Sobre { $title }
discussion-answers = Responde a { $name }
discussion-withdrawn = Quien escribió este mensaje lo ha retirado.
discussion-hidden = Las personas a cargo ocultaron este mensaje.
discussion-reply = Responder
discussion-quote = Citar
discussion-edit = Cambiar
discussion-thank = Dar las gracias
discussion-unthank = Retirar las gracias
discussion-thanked = { $count ->
    [one] Una persona dio las gracias
   *[other] { $count } personas dieron las gracias
 }
discussion-field-title = ¿De qué se trata?
discussion-field-body = Tu mensaje
discussion-field-answer = Tu respuesta
discussion-field-kind = ¿Quién debería verlo?
discussion-kind-forum = Quien lea la conversación
discussion-kind-announcement = Todo el grupo
discussion-kind-announcement-hint = Un anuncio se envía también por carta.
discussion-send = Publicar
discussion-sent = Publicado.
discussion-reply-in = Responder en { $title }
discussion-cancel = Volver al hilo
discussion-edit-title = Cambiar tu mensaje
discussion-save = Guardar
discussion-saved = Guardado.
discussion-withdraw = Retirar
discussion-withdraw-title = Retirar este mensaje
discussion-withdraw-text = Su texto desaparece de la página para todo el mundo y para siempre. Las respuestas se quedan.
discussion-withdraw-sure = ¿Retirar este mensaje para siempre?
discussion-withdrawn-now = Tu mensaje está retirado.
discussion-close = Cerrar este hilo
discussion-open = Volver a abrir este hilo
discussion-closed-now = El hilo está cerrado. Se puede seguir leyendo.
discussion-opened = El hilo está abierto de nuevo.
discussion-for-participants = Aquí solo escriben participantes y quienes organizan.
discussion-not-yet = Se podrá escribir aquí en cuanto se abra la inscripción.
discussion-finished = El curso ha terminado: la conversación solo se puede leer.
discussion-edition = Esto es la edición de un curso terminado: solo se puede leer.
discussion-paused = El curso está en pausa, y con él su conversación.
discussion-did-not-happen = El curso no se celebró: la conversación solo se puede leer.
discussion-closed = Quienes organizan cerraron este hilo.
discussion-withdrawn-already = Este mensaje fue retirado.
discussion-own-post = Este mensaje es tuyo.
discussion-changed-meanwhile = Este mensaje se guardó mientras tanto en otra ventana. Copia tu texto, abre de nuevo el mensaje y une los dos.
discussion-no-such-activity = El curso ya no tiene esa actividad.
discussion-letter-subject = { $run }: { $title }
discussion-letter-why = Recibes esta carta porque tienes un lugar en { $run }.
discussion-letter-read = Léelo y responde en la conversación
discussion-threads = Hilos
