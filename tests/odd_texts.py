"""Texts a model of Indonesian messages cannot judge, and texts that only look that way.

All written for this project. `FOREIGN` and `ODD` should be found unfamiliar; `REGIONAL` (languages
of Indonesia), `MIXED` (chat with English or Arabic in it) and `ORDINARY` (chat with prices, emoji, calls to
share) should not.
"""

from __future__ import annotations

import base64
import json

FOREIGN = {
    "portuguese": (
        "Atenção pessoal, a partir de amanhã a prefeitura vai cortar a água de todos os bairros da zona norte",
        "Minha vizinha disse que o remédio novo do posto de saúde fez mal para três crianças da mesma escola",
        "Bom dia grupo, alguém sabe se o ônibus das sete horas vai passar hoje por causa da greve?",
        "Repassem sem dó! Tomar chá de casca de abacaxi com limão quente em jejum cura a pressão alta",
        "O candidato prometeu asfalto novo, mas até agora ninguém viu nem um caminhão na nossa rua",
        "Encontraram um cachorro perdido perto da padaria, quem for o dono favor chamar a dona Lúcia",
        "Urgente: quem recebeu mensagem do banco pedindo senha não deve clicar, é golpe, avisem os idosos da família",
    ),
    "spanish": (
        "Atención vecinos, mañana cortan la luz en todo el barrio desde las ocho hasta las cinco de la tarde",
        "Dicen que el agua con sal cura la gripe, pásalo a todos tus contactos antes de que lo borren",
        "Mi abuela preparó empanadas para todos, pueden pasar a recogerlas después de la misa del domingo",
        "El gobierno va a regalar teléfonos a los estudiantes que se registren en este enlace hoy mismo",
        "Se busca perro negro con collar rojo, se perdió ayer por la noche cerca del mercado central",
        "No compren ese pan, mi primo trabaja en la fábrica y vio cómo le ponen cosas a la masa",
    ),
    "english": (
        "The council has announced that every household must register its water meter before the end of the month",
        "My neighbour told me that the new medicine made three children at the same school very sick last week",
        "Please do not drink anything cold after eating spicy food because it will stop your heart within an hour",
        "We walked along the river until the rain became too heavy, then we waited under the old bridge for a while",
        "Scientists at an unnamed university claim that eating raw garlic every morning removes the virus at once",
        "If you receive a call from this number, hang up, because they can empty your account while you are talking",
        "She has been working on her thesis since January and hopes to hand it in before the summer holidays begin",
        "The committee agreed that the road should be repaired, although nobody knew where the money would come from",
    ),
    "french": (
        "Attention, la mairie va couper l'eau dans tout le quartier demain matin à partir de huit heures",
        "Ma voisine m'a dit que ce médicament a rendu malades plusieurs enfants de la même école",
        "Il paraît que boire du thé chaud avec du citron tous les matins empêche d'attraper la grippe",
    ),
    "german": (
        "Achtung, ab morgen wird in der ganzen Siedlung das Wasser abgestellt, bitte sagt es euren Nachbarn weiter",
        "Meine Schwester hat gehört, dass man mit heißem Knoblauchwasser jede Erkältung in einer Nacht heilen kann",
        "Der Zug fährt heute nicht, weil zwischen den beiden Bahnhöfen ein Baum auf die Strecke gefallen ist",
    ),
    "dutch": (
        "Let op, vanaf morgen wordt in de hele wijk het water afgesloten, geef dit door aan iedereen die je kent",
        "Volgens mijn buurvrouw zijn er drie kinderen ziek geworden van het nieuwe medicijn van de huisarts",
    ),
    "tagalog": (
        "Mag-ingat kayo mga kababayan, simula bukas ay mawawalan ng tubig ang buong barangay natin hanggang Biyernes",
        "Sabi ng kapitbahay ko nagkasakit daw ang tatlong bata dahil sa bagong gamot na ibinigay sa paaralan nila",
    ),
    "turkish": (
        "Dikkat arkadaşlar, yarından itibaren bütün mahallede sular kesilecek, lütfen komşularınıza haber verin",
        "Komşum söyledi, okulda verilen yeni ilaç yüzünden üç çocuk hastalanmış ve hastaneye kaldırılmış",
    ),
    "arabic": (
        "انتباه يا جماعة، ابتداء من الغد ستنقطع المياه عن جميع أحياء المدينة حتى يوم الجمعة",
        "قالت جارتي إن الدواء الجديد تسبب في مرض ثلاثة أطفال في المدرسة نفسها",
        "من فضلكم أرسلوا هذه الرسالة إلى كل من تعرفون قبل أن تحذف",
    ),
    "chinese": (
        "请大家注意,从明天开始全市停水三天,请提前准备好饮用水,并转发给家人和朋友",
        "邻居说学校发的新药让三个孩子生病了,现在都在医院里,请各位家长小心",
    ),
    "other scripts": (
        "明日から町内全域で水道が止まりますので、ご近所の皆さまにもお知らせください",
        "내일부터 동네 전체에 물이 나오지 않으니 이웃들에게도 꼭 알려 주세요",
        "Внимание, с завтрашнего дня во всём районе отключат воду, передайте это всем своим соседям",
        "कल से पूरे मोहल्ले में पानी नहीं आएगा, कृपया सभी पड़ोसियों को बता दें",
        "พรุ่งนี้น้ำประปาจะไม่ไหลทั้งหมู่บ้าน กรุณาบอกต่อเพื่อนบ้านทุกคนด้วย",
        "ꦱꦸꦒꦼꦁꦲꦺꦚ꧀ꦗꦁꦥꦫꦱꦢꦺꦫꦺꦏ꧀ꦱꦢꦪꦩꦔ꧀ꦒꦺꦴꦥꦶꦤꦫꦏ꧀",
    ),
}

_PYTHON = """def total(rows):
    result = {}
    for row in rows:
        key = row["name"].strip().lower()
        result[key] = result.get(key, 0) + int(row["n"])
    return sorted(result.items(), key=lambda pair: -pair[1])
"""
_JAVASCRIPT = """const list = document.querySelectorAll('.item');
list.forEach((el, i) => {
  el.addEventListener('click', () => { fetch(`/api/items/${i}`).then(r => r.json()).then(console.log); });
});
"""
_SQL = """SELECT o.id, o.created_at, SUM(l.qty * l.price) AS total FROM orders o
LEFT JOIN order_lines l ON l.order_id = o.id WHERE o.status <> 'void' AND o.created_at >= '2024-01-01'
GROUP BY o.id, o.created_at HAVING SUM(l.qty) > 3 ORDER BY total DESC LIMIT 50;"""
_HTML = """<div class="card" id="c12"><a href="#top"><img src="a.png" width="20" height="20"></a>
<ul><li>1</li><li>2</li><li>3</li></ul><style>.card{margin:0 auto;padding:4px;color:#333}</style></div>"""

ODD = {
    "source code": (_PYTHON, _JAVASCRIPT, _SQL, _HTML),
    "data": (
        json.dumps([{"id": i, "lat": -6.2 + i, "lon": 106.8, "tags": ["a", "b"]} for i in range(12)], indent=1),
        base64.b64encode(bytes((i * 37 + 11) % 256 for i in range(400))).decode(),
        "\n".join(f"{i},{i * 17 % 13},{i * 5.25:.2f},2024-01-{i:02d}" for i in range(1, 25)),
        "4f9c21d07be85a3390ef16c4d8b7a2051e6f3c9d8a7b40e2f5d61c3b9a8e7f04",
    ),
    "price list": (
        "\n".join(f"SKU {1200 + i} Rp{i + 8}.000" for i in range(40)),
        "\n".join(f"{i}. XR-{i}0 {i + 2}/{i + 4} @ {i * 3}.500" for i in range(1, 31)),
        "No Kode Qty Harga\n" + "\n".join(f"{i} B{i:03d} {i % 7} {i * 1250}" for i in range(1, 40)),
        "12.000\n15.500\n17.250\n9.000\n22.750\n31.000\n8.500\n14.000\n19.990\n45.000",
    ),
    "repeats": (
        "sebarkan " * 500,
        "hoaks! " * 60,
        "beli obat ini " * 40,
        "wkwk " * 100,
        "vaksin berbahaya\n" * 50,
    ),
    "keyboard mash": (
        "asdkjh qwoeiuy zxmnbv alskdjf qpwoeir zmxncb ghfjdk qwieur",
        "sdfkjhsdf kjhsdfkjh wertwer xcvxcv bnmbnm hjkhjk tyutyu qweqwe",
        "fghjkl cvbnm rtyuio xzcvb qwrtp lkjhgf mnbvcx plkjhg",
    ),
}  # fmt: skip

REGIONAL = {
    "acehnese": (
        "Pakiban haba droeneuh, ka trep hana meurumpok",
        "Singoh beungoh tajak u keude peukan, neubloe eungkot sure bacut",
        "Bek tuwo beuoh beungoh singoh na gotong royong bak meunasah",
        "Uroe nyoe ujeuen rayeuk that, jalan u gampong ka iie",
        "Kupi di keude nyan mangat that, yum jih pih murah",
        "Lon hana peng jinoe, singoh mantong lon bayeue",
        "Aneuk lon ka sikula di banda, jinoe ka keulaih dua",
        "Peue na soe meukat boh mamplam di keude likot",
        "Teurimong gaseh beuh, ka neubantu kamoe bunoe",
        "Padum yum breueh siuroe nyoe, ka meuhai that lagoe",
        "Mak lon jiyue woe bagah, na kanduri di rumoh maktuan",
        "Bek neukeubah moto nyan di likeue kedee gob",
    ),
    "balinese": (
        "Kenken kabare mbok, suba makelo tusing matepuk",
        "Benjang semeng ngayah di pura jam pitu, sampunang lali ngaba sanggah cenik",
        "Tiang mara mulih uli peken, meli be siap ajak jukut",
        "Ujan bales gati dibi sanja, jalanne liu ane belus",
        "Nasi be guling di warung ento jaen pesan, ajine masih mudah",
        "Sira uning dija tongos melajah megambel ane luung",
        "Bapa sube ngajeng, mangkin sedeng nyirep di bale daja",
        "Matur suksma semeton sami sampun ngwantu titiang",
        "Panak tiange kelas telu, sing nyak melajah, melali dogen gaene",
        "Da engken, buin mani dogen bayah pipise",
        "Odalan ring pura desa rahina Buda Kliwon, nunas para yowana rawuh",
        "Mekelo gati ngantosang bemo, nganti kenyel batis tiange",
    ),
    "banjar": (
        "Pian handak kamana, kada singgah dahulu kah ka rumah",
        "Ulun sudah manunggu matan tadi pagi tapi inya kada datang jua",
        "Iwak haruan babanam di warung acil nyaman banar, sambalnya padas",
        "Hari ini hujan ganal, jalan ka pasar talihat banyu barataan",
        "Isuk kita bagawi barataan di langgar, bawa parang lawan pacul",
        "Anak ulun hanyar masuk sakulah, katuju banar mambaca",
        "Barapa harga rambutan sakilu di sana, di sini larang banar",
        "Jangan kada ingat maambil surat di kalurahan lah",
        "Kami pina kauyuhan banar, imbah maluku tanah sahari-harian",
        "Tarima kasih dangsanak sabarataan nang sudah mandangani",
        "Uma ulun sabat mamasak gangan waluh lawan bajarang banyu",
        "Inya tu rami urangnya, tapi mun bautang kada ingat",
    ),
    "buginese": (
        "Aga kareba sappo, maettani de tasita",
        "Baja ele denniari lokka pasa e melli bale sibawa ute",
        "Bosi maraja esso e, lempe lalengnge lao ri kampong",
        "Aja mualupai, baja engka madduppa botting ri bolana puang haji",
        "Malunra laddei nasu bale na indo, purani umanre wekka dua",
        "Siaga ellinna berre e makkokkoe, masoli ladde",
        "Anakku mappammulani massikola, matinro mi riwenni magello",
        "De gaga doiku essoe we, baja pi uwaja inrekku",
        "Tarima kasi ladde pura mubantu ka mabbola",
        "Tegai onronna monro ambo'na, uwelo lao massiara",
        "Macca mabbicara bugis na ero ana'e namo lao sompe'",
        "Engka manengni tau e ri baruga, tattajeng mani puang desa",
    ),
    "madurese": (
        "Dha'remma kabarra le', la abit ta' atemmo",
        "Lagghu' gu-laggu entar ka pasar melle juko' ban sayur",
        "Ojanna raja sarah are satiya, lorong ka disa bannya' aengnga",
        "Sate edissa nyaman ongghu, argana keya modha",
        "Ja' loppa, malemma ba'da kompolan e bungkona pa' kalebun",
        "Sengko' ta' andhi' pesse satiya, gi' lagghu' bajarra",
        "Ana'na sengko' la kellas dhuwa', ja' reng sennengnga maca buku",
        "Sapa se tao kennengngan majar pajek e kacamadan",
        "Sakalangkong lakar pon etolonge bi' sampeyan",
        "Saponapa argana berras satiya, ma' larang gallu",
        "Bapa' ghi' alako e saba, deggi' malem buru mole",
        "Ta' kera bisa mangkat mon ojan derres engak rea",
    ),
    "minangkabau": (
        "Baa kaba uni, lah lamo ndak basuo awak",
        "Bisuak pagi awak pai ka pakan, mambali ikan jo lado",
        "Hari ko hujan labek bana, jalan ka nagari lah tagonang",
        "Randang di lapau mak uwo tu lamak bana, haragonyo murah",
        "Jan lupo malam ko ado wirid di rumah datuak",
        "Ambo ndak ado pitih kini do, bisuak se ambo baia",
        "Anak den lah kelas tigo, tapi malehnyo mintak ampun",
        "Sia nan tau tampek mambaia pajak onda di siko",
        "Tarimo kasih banyak dunsanak, lah mambantu kami",
        "Bara haragonyo bareh sakilo kini, kok maha bana",
        "Apak sadang di sawah, sanjo beko baru pulang",
        "Urang tu rancak budinyo, indak pernah manyakikkan hati urang",
    ),
    "ngaju": (
        "Narai kabar pahari, jadi tahi dia hasupa",
        "Jewu hanjewu ikei handak akan pasar mamili lauk tuntang sayur",
        "Andau tuh ujan hai toto, jalan akan lewu jadi lepep",
        "Juhu umbut hong warung indang te mangat toto, regae murah kea",
        "Ela kalapean, jewu tege gotong royong hong balai desa",
        "Aku jaton duit wayah tuh, jewu bewei aku mambayar",
        "Anakku jadi kelas due, rajin mambasa surat toto ie",
        "Eweh ji katawan eka mambayar pajak motor hong hetuh",
        "Tarima kasih are pahari samandiai, jadi mandohop ikei",
        "Pire regan behas wayah tuh, kanampi larang toto",
        "Bapa hindai bagawi hong tana, hamalem kareh buli",
        "Ie te bahalap atei, dia puji manyarenan oloh",
    ),
    "toba": (
        "Songon dia do kabarmu ito, nunga leleng so pajumpang",
        "Marsogot manogot laho do hami tu onan manuhor dengke dohot lasiak",
        "Udan na marsangap do sadari on, dalan tu huta nunga gonangan",
        "Tabo hian do saksang di lapo i, murah muse argana",
        "Unang lupa hamu, sogot adong partangiangan di jabu ni amang guru",
        "Ndang adong hepenghu nuaeng, marsogot pe hugarar da",
        "Anakhonku nunga kelas tolu, malo do ibana manjaha",
        "Ise na umboto didia iba manggarar pajak motor di son",
        "Mauliate godang ma di hamu sude na naeng mangurupi",
        "Piga argani boras nuaeng, arga nai huroha",
        "Amang dope di hauma, botari muse asa mulak",
        "Denggan roha ni jolma i, ndang hea palobihu hata",
    ),
}

MIXED = (
    "otw ya guys, meeting at 10 jangan telat",
    "guys fyi deadline tugas diundur jadi next week, thanks god",
    "happy birthday my love, semoga sehat selalu and wish you all the best",
    "please confirm kehadiran by tomorrow ya teman teman",
    "so sorry baru bales, lowbat banget from this morning",
    "good morning everyone, jangan lupa breakfast",
    "which one is better menurut kalian, yang black or white?",
    "gila sih this movie is so good, worth it banget nontonnya",
    "thank you so much kak, barangnya already received with good condition",
    "sale up to 50% free ongkir, order now via whatsapp kak",
    "literally gue nggak ngerti why people suka drama",
    "zoom meeting jam 7, link share di group ya, don't be late",
    "happy weekend semuanya, stay safe and stay healthy",
    "no worries bro, take your time aja",
    "i miss you so much sayang, kapan pulang",
    "update: server down, team it lagi fix bug nya, sabar ya",
    "laa ilaaha illallah muhammadur rasulullah, allahumma shalli ala sayyidina muhammad",
)

ORDINARY = (
    "cilok 5rb, es teh 3rb, siomay 10rb monggo",
    "ready stok: nasi kuning 10rb, nasi uduk 8rb, gorengan 1rb, minat japri ya bu",
    "PO tutup jam 5 sore. Donat isi 6 25rb, brownies kukus 40rb, ongkir 5rb area perumahan",
    "AWAS!!! AIR GALON BERACUN SUDAH BEREDAR DI KOTA KITA!!! SEBARKAN SEBARKAN SEBARKAN SEBARKAN 😱😱😱😱😱😱😱😱",
    "wkwkwkwkwkwkwk lucu banget sih kamu wkwkwkwkwkwk",
    "aamiin aamiin aamiin ya rabbal alamin 🤲🤲🤲🤲🤲🤲",
    "selamat ulang tahun selamat ulang tahun selamat ulang tahun kami ucapkan, panjang umur dan sehat selalu",
    "Jadwal ronda RT 03: Senin pak Budi, Selasa pak Joko, Rabu pak Agus, Kamis pak Dedi, Jumat pak Eko",
    "iuran bulan ini: bu Sri 20rb, bu Ani 20rb, pak Wahyu 50rb, yang belum mohon segera ya",
    "hasil pertandingan tadi malam 2-1, gol menit 34 dan 78, seru banget",
    "Kas RT per 31 Januari: saldo awal 1.250.000, masuk 450.000, keluar 300.000, saldo akhir 1.400.000. Terima kasih",
    "hahahahahahahahahahahaha aduh sakit perut",
)
