"""What a person sent is a message in every language of the phone; what WhatsApp itself says about a chat is not."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from saring.messages.base import ReadOptions
from saring.messages.formats.whatsapp.headers import LRM
from saring.messages.formats.whatsapp.reader import WhatsAppReader
from saring.records import Message, ReadReport
from tests.messages.formats.whatsapp.test_reader import source_of

PHOTO = "00000012-PHOTO-2026-07-21-15-15-00.jpg"


class Language(NamedTuple):
    """What phones of one language write: an iPhone for a picture and for a document that are left out and before the
    name of a file, an Android phone for anything left out and after the name of a file; and for what was deleted."""

    code: str
    picture: str
    document: str
    before_file: str
    left_out: str
    after_file: str
    deleted: str


LANGUAGES = [
    Language("id", "gambar tidak disertakan", "dokumen tidak disertakan", "terlampir", "<Media tidak disertakan>",
             "file terlampir", "Pesan ini dihapus."),
    Language("en", "image omitted", "document omitted", "attached", "<Media omitted>", "file attached",
             "This message was deleted."),
    Language("ms", "imej tidak dimasukkan", "dokumen tidak dimasukkan", "dilampir", "<Media disingkirkan>",
             "fail dilampirkan", "Mesej ini telah dipadam"),
    Language("ar", "لم يتم إدراج الصورة", "لم يتم إدراج المستند", "المُرفق", "<تم استبعاد الوسائط>", "الملف مرفق",
             "تم حذف هذه الرسالة"),
    Language("cs", "obrázek vynechán", "dokument vynechán", "příloha", "<Média vynechána>", "soubor byl přiložen",
             "Tato zpráva byla smazána"),
    Language("da", "billede udeladt", "dokument udeladt", "vedhæftet", "<Mediefil udeladt>", "fil vedhæftet",
             "Denne besked er blevet slettet"),
    Language("de", "Bild weggelassen", "Dokument weggelassen", "Anhang", "<Medien ausgeschlossen>", "Datei angehängt",
             "Diese Nachricht wurde gelöscht."),
    Language("el", "εικόνα παραλείφθηκε", "έγγραφο παραλείφθηκε", "επισυνάφθηκε", "<Εξαίρεση πολυμέσων>",
             "συνημμένο αρχείο", "Αυτό το μήνυμα διαγράφηκε"),
    Language("es", "imagen omitida", "documento omitido", "adjunto", "<Multimedia omitido>", "archivo adjunto",
             "Se eliminó este mensaje"),
    Language("fr", "image absente", "document manquant", "pièce jointe", "<Médias omis>", "fichier joint",
             "Ce message a été supprimé"),
    Language("he", "התמונה הושמטה", "מסמך הושמט", "מצורף", "<המדיה לא נכללה>", "קובץ מצורף", "הודעה זו נמחקה"),
    Language("hi", "फ़ोटो हटाई गई", "डॉक्यूमेंट छोड़ा गया", "अटैच किया गया", "<मीडिया के बिना>", "फाइल अटैच कर दी गई है",
             "यह मैसेज डिलीट कर दिया गया है"),
    Language("hr", "slika izostavljena", "dokument izostavljen", "priloženo", "<Medijski zapis izostavljen>",
             "datoteka u privitku", "Ova je poruka izbrisana"),
    Language("hu", "kép kihagyva", "dokumentum kihagyva", "csatolva", "<Hiányzó médiafájl>", "fájl csatolva",
             "Ez az üzenet törlésre került"),
    Language("it", "immagine omessa", "documento omesso", "allegato", "<Media omessi>", "file allegato",
             "Questo messaggio è stato eliminato"),
    Language("ja", "画像は含まれていません", "ドキュメントは含まれていません", "添付ファイル",
             "<メディアは含まれていません>", "添付ファイル", "このメッセージは削除されました。"),
    Language("ko", "이미지 생략됨", "문서 생략됨", "첨부됨", "<미디어 파일을 생략한 대화내용>",
             "파일 첨부됨", "이 메시지는 삭제되었습니다"),
    Language("nb", "bilde ikke inkludert", "utelatt dokument", "vedlagt", "<Uten vedlegg>", "vedlagt fil",
             "Denne meldingen ble slettet"),
    Language("nl", "afbeelding weggelaten", "document weggelaten", "bijgevoegd", "<Media weggelaten>",
             "bestand bijgevoegd", "Dit bericht is verwijderd"),
    Language("pl", "obraz pominięty", "dokument pominięty", "załączono", "<Pominięto multimedia>", "załączony plik",
             "Ta wiadomość została usunięta"),
    Language("pt", "imagem ocultada", "documento omitido", "anexado", "<Mídia oculta>", "arquivo anexado",
             "Mensagem apagada"),
    Language("ro", "Imagine omisă", "document omis", "atașare", "<Conținut media omis>", "fișier atașat",
             "Acest mesaj a fost șters"),
    Language("ru", "изображение отсутствует", "документ отсутствует", "прикреплено", "<Без медиафайлов>",
             "файл добавлен", "Данное сообщение удалено"),
    Language("sv", "bild utesluten", "dokument uteslutet", "bifogat", "<Media har utelämnats>", "bifogad fil",
             "Det här meddelandet raderades"),
    Language("th", "ไม่มีรูปภาพ", "ละเว้นเอกสาร", "แนบ", "<สื่อถูกลบ>", "ไฟล์ที่แนบ", "ข้อความนี้ถูกลบแล้ว"),
    Language("tr", "görüntü dahil edilmedi", "belge dahil edilmedi", "eklendi", "<Medya atlanmış>", "dosya ekli",
             "Bu mesaj silindi"),
    Language("uk", "зображення відсутнє", "документ пропущено", "додано", "<Медіа пропущено>", "файл додано",
             "Це повідомлення було видалено"),
    Language("vi", "đã bỏ qua hình ảnh", "đã bỏ qua tài liệu", "đính kèm", "<Bỏ qua Media>", "tệp đính kèm",
             "Tin nhắn này đã bị xóa"),
    Language("zh", "照片已忽略", "文档已省略", "附件", "<省略多媒体文件>", "文件附件", "这条消息已被删除。"),
]  # fmt: skip
# A language that no list knows: only the form of a line says what it is.
INVENTED = Language("-", "", "zurgh omfal", "plimok", "", "zurgh plimok", "")


def read(lines: list[str]) -> list[Message]:
    return list(WhatsAppReader().read(source_of("\n".join(lines)), ReadOptions(), ReadReport()))


def iphone_lines(language: Language) -> dict[str, str]:
    lines = {
        language.picture: "media",
        f"<{language.before_file}: {PHOTO}>": "media",
        f"<{language.before_file}: 00000013-Budi.vcf>": "contact",
        f"<{language.before_file}: jadwal posyandu.pdf>": "media",
        f"jadwal.pdf • 2 lembar \u200e{language.document}": "media",
        f"jadwal.docx \u200e{language.document}": "media",
        f"ini fotonya \u200e<{language.before_file}: {PHOTO}>": "media",
        f"ini tabelnya \u200e<{language.before_file}: tabel.xlsx>": "media",
        language.deleted: "deleted",
        f"{language.code.upper()}:\nMau ikut?\n\u200eOPT: ya (3 x)\n\u200eOPT: tidak (1 x)": "poll",
        "Halo semua, air mati sejak pagi": "text",
    }
    return {text: kind for text, kind in lines.items() if text}


def has_mark_inside(text: str) -> bool:
    return LRM in text.split("\n")[0]


def android_lines(language: Language) -> dict[str, str]:
    lines = {
        language.left_out: "media",
        f"IMG-20260721-WA0012.jpg ({language.after_file})": "media",
        f"PTT-20260721-WA0012.opus ({language.after_file})\nketerangan": "media",
        f"\u200ejadwal posyandu.pdf ({language.after_file})": "media",
        f"\u200eBudi.vcf ({language.after_file})": "contact",
        language.deleted: "deleted",
    }
    return {text: kind for text, kind in lines.items() if text}


@pytest.mark.parametrize("language", [*LANGUAGES, INVENTED], ids=lambda language: language.code)
def test_what_an_iphone_writes_for_what_was_sent_is_a_message_of_its_kind(language: Language) -> None:
    kinds = iphone_lines(language)
    lines = ["[21/07/26, 15.14.00] Budi: selamat sore"]
    lines += [
        f"\u200e[21/07/26, 15.15.{n:02}] Andi: {'' if has_mark_inside(text) else LRM}{text}"
        for n, text in enumerate(kinds)
    ]
    messages = read(lines)[1:]
    assert [(m.sender, m.kind) for m in messages] == [("Andi", kind) for kind in kinds.values()]


@pytest.mark.parametrize("language", [*LANGUAGES, INVENTED], ids=lambda language: language.code)
def test_what_an_android_phone_writes_for_what_was_sent_is_a_message_of_its_kind(language: Language) -> None:
    kinds = android_lines(language)
    messages = read([f"21/07/26 15.{n:02} - Andi: {text}" for n, text in enumerate(kinds)])
    assert [(m.sender, m.kind) for m in messages] == [("Andi", kind) for kind in kinds.values()]


@pytest.mark.parametrize(
    "line",
    [
        "\u200e[7/21/26, 3:15 PM] Andi: \u200eHalo",
        "\u200e[7/21/26, 3:15 PM] Andi: Halo",
        "[7/21/26, 3:15 PM] Andi: \u200eHalo",
        "[7/21/26, 3:15 PM] \u200eAndi: Halo",
        "7/21/26, 3:15 PM - Andi: \u200eHalo",
        "\u200e7/21/26, 3:15 PM - Andi: Halo",
    ],
)
def test_the_mark_alone_makes_nothing_a_system_line(line: str) -> None:
    assert [(m.sender, m.kind, m.text) for m in read([line])] == [("Andi", "text", "Halo")]


@pytest.mark.parametrize(
    "text",
    [
        "Siti menambahkan gula: dua sendok",
        "Budi keluar",
        "nomor ini bergabung dengan penipu, hati-hati",
        "Anda diminta datang ke kelurahan besok",
        "pengumuman: the new business timer rule",
    ],
)
def test_a_copied_text_with_a_mark_stays_with_the_person_who_writes(text: str) -> None:
    lines = ["[21/07/26, 15.14.00] Andi: halo", f"[21/07/26, 15.15.00] Andi: \u200e{text}"]
    assert [(m.sender, m.kind) for m in read(lines)] == [("Andi", "text")] * 2


@pytest.mark.parametrize(
    "line",
    [
        "Hans: \u200eHans hat Anna hinzugefügt",
        "Hans: \u200eHans hat die Gruppe „Ausflug“ erstellt",
        "~\u202fJana: \u200eJana opustila skupinu",
        "Posyandu Melati: \u200eBudi menambahkan Siti",
        "Posyandu Melati: \u200eAnda ditambahkan",
        "Budi: \u200eAnda memblokir kontak ini",
    ],
)
def test_events_under_a_name_are_system_lines(line: str) -> None:
    messages = read(["[21/07/26, 15.14.00] Budi: halo", f"[21/07/26, 15.15.00] {line}"])
    assert [m.kind for m in messages] == ["text", "system"]


def test_notices_with_a_mark_before_the_bracket_do_not_make_the_group_somebody_who_writes() -> None:
    lines = [
        "\u200e[17/07/26 07.02.11] Wali Murid: \u200ePesan dan telepon terenkripsi secara end-to-end.",
        "\u200e[17/07/26 07.02.11] Bu Ratna: \u200eBu Ratna membuat grup ini",
        "\u200e[17/07/26 07.02.12] Wali Murid: \u200eBu Ratna menambahkan Anda",
        "\u200e[17/07/26 07.02.13] Wali Murid: \u200eBu Ratna menambahkan Siti",
        "\u200e[17/07/26 07.05.40] Bu Ratna: \u200egambar tidak disertakan",
        "\u200e[17/07/26 07.06.40] Bu Ratna: \u200eSiti keluar",
    ]
    kinds = [*["system"] * 4, "media", "text"]
    assert [m.kind for m in read(lines)] == kinds
