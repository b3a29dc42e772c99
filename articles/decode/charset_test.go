package decode

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

func TestDecodeCharset(t *testing.T) {
	const (
		english   = "“We’re leaving,” the mayor said — and they left.\n"
		german    = "Die Bürgermeisterin sagte, die Brücke müsse größer werden.\n"
		french    = "Le préfet a déclaré que la rivière était déjà très haute.\n"
		polish    = "Burmistrz powiedział, że most będzie otwarty w środę rano.\n"
		czech     = "Starostka řekla, že nový most přes řeku bude otevřen v úterý.\n"
		turkish   = "Başkan, köprünün çarşamba günü açılacağını söyledi.\n"
		russian   = "Мэр сообщила, что новый мост откроют в среду утром.\n"
		ukrainian = "Міський голова повідомила, що міст відкриють у середу.\n"
		greek     = "Η δήμαρχος είπε ότι η γέφυρα θα ανοίξει την Τετάρτη.\n"
		hebrew    = "ראש העיר אמרה שהגשר החדש ייפתח ביום רביעי בבוקר.\n"
		arabic    = "قالت رئيسة البلدية إن الجسر الجديد سيفتتح يوم الأربعاء.\n"
		japanese  = "市長は新しい橋が水曜日の朝に開通すると述べた。\n"
		mainland  = "市长说，新的大桥将于星期三上午通车，这是我们的大事。\n"
		taiwan    = "市長說，新的大橋將於星期三上午通車，這是我們的大事。\n"
		korean    = "시장은 새로운 다리가 수요일 아침에 개통된다고 말했다.\n"
	)
	tests := []struct{ charset, text string }{
		{"windows-1252", english},
		{"macintosh", english},
		{"windows-1252", german},
		{"windows-1252", french},
		{"macintosh", french},
		{"windows-1250", polish},
		{"iso-8859-2", polish},
		{"windows-1250", czech},
		{"windows-1254", turkish},
		{"windows-1251", russian},
		{"koi8-r", russian},
		{"ibm866", russian},
		{"iso-8859-5", russian},
		{"windows-1251", ukrainian},
		{"koi8-u", ukrainian},
		{"windows-1253", greek},
		{"windows-1255", hebrew},
		{"windows-1256", arabic},
		{"shift_jis", japanese},
		{"euc-jp", japanese},
		{"iso-2022-jp", japanese},
		{"gbk", mainland},
		{"big5", taiwan},
		{"euc-kr", korean},
		{"utf-8", korean},
		{"utf-16le", english},
		{"utf-16be", german},
		{"utf-16le", russian},
		{"utf-16be", mainland + "\n" + mainland},
	}
	for _, tt := range tests {
		t.Run(tt.charset+" "+tt.text[:12], func(t *testing.T) {
			e, _ := charset.Lookup(tt.charset)
			if strings.HasPrefix(tt.charset, "utf-16") {
				e = unicode.UTF16(unicode.Endianness(tt.charset == "utf-16be"), unicode.IgnoreBOM)
			}
			raw, err := e.NewEncoder().String(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := Decode("bridge.txt", []byte(raw))
			if err != nil {
				t.Fatal(err)
			}
			if doc.Text != tt.text {
				t.Errorf("got %q, want %q", doc.Text, tt.text)
			}
		})
	}
}

func TestDecodeMarks(t *testing.T) {
	const want = "Zürich: “Ja”\n"
	wide := func(order unicode.Endianness, text string) string {
		s, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	tests := []struct{ name, raw, want string }{
		{"UTF-8 with mark", "\xef\xbb\xbf" + want, want},
		{"UTF-16 LE", wide(unicode.LittleEndian, want), want},
		{"UTF-16 BE", wide(unicode.BigEndian, want), want},
		{"UTF-16 with CRLF", wide(unicode.LittleEndian, "a\r\nb"), "a\nb"},
		{"UTF-32 LE", "\xff\xfe\x00\x00Z\x00\x00\x00", "Z"},
		{"UTF-8 cut off in a character", "Zürich: “Ja”\xe2\x80", "Zürich: “Ja”\uFFFD"},
		{"one accent, little else", "caf\xe9", "café"},
		{"no bitmap", "BMW hat f\xfcr Montag eingeladen.", "BMW hat für Montag eingeladen."},
		{"short UTF-8 is no legacy text", "é", "é"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Decode("a.txt", []byte(tt.raw))
			if err != nil {
				t.Fatal(err)
			}
			if doc.Text != tt.want {
				t.Errorf("got %+q, want %+q", doc.Text, tt.want)
			}
		})
	}
}

func TestDecodeRefuses(t *testing.T) {
	tests := []struct {
		name, raw string
		want      error
		message   string
	}{
		{"nothing", "", ErrEmpty, "a.txt: there is no text in it; check that the file was saved whole"},
		{"blank", " \n\t\n\u00a0", ErrEmpty, "a.txt: there is no text in it; check that the file was saved whole"},
		{"mark alone", "\xff\xfe", ErrEmpty, "a.txt: there is no text in it; check that the file was saved whole"},
		{"PDF", "%PDF-1.7\n\x00\x01\x02\xff", ErrBinary, "a.txt: this is a PDF file, not text; save it as text, Markdown or HTML first"},
		{"PNG", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ErrBinary, "a.txt: this is a picture, not text; save it as text, Markdown or HTML first"},
		{"program", "\x7fELF\x02\x01\x01\x00\x00\x00", ErrBinary, "a.txt: this is a binary file, not text; save it as text, Markdown or HTML first"},
		{"noise", strings.Repeat("\x01\x02\x83\x84", 100), ErrBinary, "a.txt: this is a binary file, not text; save it as text, Markdown or HTML first"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Decode("a.txt", []byte(tt.raw))
			if !errors.Is(err, tt.want) || err.Error() != tt.message {
				t.Errorf("got error %v, want %q", err, tt.message)
			}
		})
	}
}
