web-skip = Ir al contenido
web-nav-main = Principal
web-nav-foot = Sobre este sitio
web-nav-profile = Perfil
web-sign-in = Entrar
web-sign-out = Salir
web-join = Unirse
web-foot-open = Todo aquí es abierto: CC BY-SA 4.0 salvo que una página diga otra cosa. Lo llevan personas voluntarias.
web-theme = Tema
web-theme-system = Sistema
web-theme-light = Claro
web-theme-dark = Oscuro
web-language = Idioma
web-language-change = Cambiar
web-keys = Teclas
web-keys-search = buscar
web-keys-home = portada
web-keys-list = siguiente y anterior en una lista
web-keys-send = enviar el formulario
web-keys-help = esta ayuda
web-close = Cerrar
web-optional = opcional
web-preview = Vista previa
web-written-in = Escrito en
web-editor-hint = Funciona Markdown: **negrita**, listas, enlaces, código.
web-draft-saved = guardado { $time }
web-draft-restored = ha vuelto el borrador de { $time }
web-form-refused = Hay respuestas que conviene revisar
web-form-problem = { $field }: { $problem }
web-sure = ¿Seguro?
web-sure-yes = Sí, continuar
web-sure-no = No, volver
web-pages = Páginas
web-pages-back = Atrás
web-pages-more = Más

web-trouble-not-found = No hay nada en esta dirección
web-trouble-denied = Esto no te corresponde
web-trouble-sign-in-first = Entra primero
web-trouble-cross-site = Esto vino de otro sitio
web-trouble-method = Esta dirección no se usa así
web-trouble-unreadable = No se pudo leer lo enviado
web-trouble-too-large = Lo enviado es demasiado grande
web-trouble-fault = Algo falló por nuestra parte
web-trouble-busy = Demasiada gente pregunta a la vez
web-trouble-unavailable = La universidad no alcanza sus libros en este momento
web-trouble-no-room = No queda sitio para escribir
web-trouble-too-slow = Lo enviado llegó demasiado despacio
web-trouble-again = Vuelve a intentarlo dentro de un momento. Un formulario que se envía otra vez se toma una sola vez.
web-trouble-kept = No ha cambiado nada.
web-trouble-next = Vuelve atrás y prueba de otra manera, o empieza en la
web-trouble-front = portada
web-trouble-request = Si nos lo cuentas, menciona la petición

web-problem-empty = Escribe algo aquí.
web-problem-too-short = Escribe al menos { $limit ->
    [one] un carácter
   *[other] { $limit } caracteres
 }.
web-problem-too-long = Escribe como mucho { $limit } caracteres.
web-problem-unprintable = Algunos caracteres no se pueden mostrar. Escribe el texto de nuevo.
web-problem-not-an-address = Esto no es una dirección de correo.
web-problem-not-a-link = Esto no es una dirección web. Empieza por https://
web-problem-not-a-slug = Usa letras minúsculas, cifras y guiones.
web-problem-no-such-zone = Elige una zona horaria de la lista.
web-problem-no-such-language = Elige un idioma de la lista.
web-problem-not-offered = Elige una de las respuestas.
web-problem-not-a-number = Escribe un número entero.
web-problem-too-small = Aquí el número más pequeño es { $limit }.
web-problem-too-large = Aquí el número más grande es { $limit }.
web-problem-not-a-day = Escribe un día como año-mes-día, por ejemplo 2027-01-12.
web-problem-not-a-time = Escribe un día y una hora, por ejemplo 2027-01-12T18:00.

web-just-now = ahora mismo
web-in-minutes = dentro de { $count ->
    [one] un minuto
   *[other] { $count } minutos
 }
web-in-hours = dentro de { $count ->
    [one] una hora
   *[other] { $count } horas
 }
web-in-days = dentro de { $count ->
    [one] un día
   *[other] { $count } días
 }
web-in-months = dentro de { $count ->
    [one] un mes
   *[other] { $count } meses
 }
web-in-years = dentro de { $count ->
    [one] un año
   *[other] { $count } años
 }
web-ago-minutes = hace { $count ->
    [one] un minuto
   *[other] { $count } minutos
 }
web-ago-hours = hace { $count ->
    [one] una hora
   *[other] { $count } horas
 }
web-ago-days = hace { $count ->
    [one] un día
   *[other] { $count } días
 }
web-ago-months = hace { $count ->
    [one] un mes
   *[other] { $count } meses
 }
web-ago-years = hace { $count ->
    [one] un año
   *[other] { $count } años
 }
web-day = { $weekday } { $day } de { $month }
web-day-with-year = { $weekday } { $day } de { $month } de { $year }
web-short-day = { $day } de { $month }
web-short-day-with-year = { $day } de { $month } de { $year }
web-month-and-year = { $month } de { $year }
web-moment = { $day }, { $clock }
web-moment-in-zone = { $moment } ({ $zone })
web-clock-in-zone = { $clock } en { $zone }
web-weekday-1 = lunes
web-weekday-2 = martes
web-weekday-3 = miércoles
web-weekday-4 = jueves
web-weekday-5 = viernes
web-weekday-6 = sábado
web-weekday-7 = domingo
web-month-1 = enero
web-month-2 = febrero
web-month-3 = marzo
web-month-4 = abril
web-month-5 = mayo
web-month-6 = junio
web-month-7 = julio
web-month-8 = agosto
web-month-9 = septiembre
web-month-10 = octubre
web-month-11 = noviembre
web-month-12 = diciembre

web-trouble-wait = Eso fue mucho de una vez
web-problem-wait = Inténtalo de nuevo en { $limit ->
    [one] un minuto
   *[other] { $limit } minutos
 }. Lo que escribiste se conserva.
web-hold-unconfirmed = Confirma primero tu dirección de correo: el enlace está en la carta que te enviamos.
web-hold-unconfirmed-way = Enviarme otra carta
web-hold-suspended = Puedes leer y llevarte lo tuyo, pero por ahora no actuar aquí.
web-hold-suspended-way = Por qué, y cómo responder
web-hold-consent = Cambió lo que todos aceptan aquí. Léelo antes de seguir.
web-hold-consent-way = Leer qué cambió
