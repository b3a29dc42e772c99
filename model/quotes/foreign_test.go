package quotes_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"whosaid/model"
	"whosaid/model/mentions"
	"whosaid/model/quotes"
	"whosaid/model/tokens"
)

// told is "kind who: words" of each quotation of a.
func told(a *model.Article) (out []string) {
	toks := tokens.Split(a)
	qs, ms := quotes.Find(a, toks, mentions.Find(a, toks))
	for _, q := range qs {
		who := ""
		if q.Mention >= 0 {
			who = ms[q.Mention].Span.In(a.Text)
		}
		var said []string
		for _, s := range q.Spans {
			said = append(said, s.In(a.Text))
		}
		out = append(out, fmt.Sprintf("%s %s: %s", q.Kind, who, strings.Join(said, " … ")))
	}
	return out
}

// TestFindForeign reads made-up news in languages that the models do not know: "kind
// who: words" of each quotation.
func TestFindForeign(t *testing.T) {
	tests := []struct {
		language, text string
		want           []string
	}{
		{"de", "„Wir haben so etwas nie gesehen“, sagte Einsatzleiter Karl Huber am Montag. Nach Angaben der Polizei wurden zwölf Menschen verletzt.\n" +
			"„Die Bremsen haben versagt“, so die Sprecherin der Bahn, Petra Lang. Anna Schulz sprach von einem „schwarzen Tag“.\n" +
			"Huber betonte, alle Fahrgäste seien geborgen worden. „Es hätte schlimmer kommen können.“", []string{
			"direct Karl Huber: Wir haben so etwas nie gesehen", "indirect der Polizei: wurden zwölf Menschen verletzt",
			"direct Petra Lang: Die Bremsen haben versagt", "direct Anna Schulz: schwarzen Tag",
			"indirect Huber: alle Fahrgäste seien geborgen worden", "direct Huber: Es hätte schlimmer kommen können.",
		}},
		{"fr", "« Nous n’avons pas le choix », a déclaré Élodie Martin, maire de Nantes, lundi soir. « Ce pont, c’est la ville. »\n" +
			"Selon la préfecture, les travaux dureront six mois. « C’est trop long », estime Jean-Luc Perrin, commerçant.", []string{
			"direct Élodie Martin: Nous n’avons pas le choix … Ce pont, c’est la ville.", "indirect la préfecture: les travaux dureront six mois",
			"direct Jean-Luc Perrin: C’est trop long",
		}},
		{"es", "«No vamos a pagar dos veces», dijo este lunes Carmen Ibáñez, alcaldesa de Lugo. El portavoz, Raúl Ferrer, aseguró que el puente es seguro.\n" +
			"La oposición habló de \"chapuza\". Ibáñez respondió: \"Que vengan a verlo\".\n“Mañana abriremos”, añadió ella.", []string{
			"direct Carmen Ibáñez: No vamos a pagar dos veces", "indirect Raúl Ferrer: que el puente es seguro", "direct La oposición: chapuza",
			"direct Ibáñez: Que vengan a verlo", "direct ella: Mañana abriremos",
		}},
		{"it", "«Il ponte è sicuro», ha detto il sindaco, Marco Alessi, lunedì. La ministra Giulia Conti ha spiegato che i soldi ci sono.", []string{
			"direct Marco Alessi: Il ponte è sicuro", "indirect Giulia Conti: che i soldi ci sono",
		}},
		{"pt-BR", "“A ponte está segura”, afirmou o prefeito Carlos Nogueira. Segundo a polícia, três pessoas ficaram feridas.", []string{
			"direct Carlos Nogueira: A ponte está segura", "indirect a polícia: três pessoas ficaram feridas",
		}},
		{"nl", "‘De brug is veilig’, zegt burgemeester Marieke de Boer. Volgens de politie raakten drie mensen gewond.", []string{
			"direct Marieke de Boer: De brug is veilig", "indirect de politie: raakten drie mensen gewond",
		}},
		{"ru", "«Мост безопасен», — сказал мэр города Иван Петров в понедельник. Петров заявил, что деньги есть.", []string{
			"direct Иван Петров: Мост безопасен", "indirect Петров: что деньги есть",
		}},
		{"tr", "Belediye Başkanı Ayşe Demir, “Köprü güvenli” dedi.", []string{"direct Ayşe Demir: Köprü güvenli"}},
		{"pl", "„Most jest bezpieczny” – powiedział burmistrz Piotr Nowak w poniedziałek.", []string{"direct Piotr Nowak: Most jest bezpieczny"}},
		{"nb", "«Broen er trygg», sier ordfører Anne Berg. Den såkalte «spøkelsesbroen» åpner i mai.", []string{
			"direct Anne Berg: Broen er trygg", "scare : spøkelsesbroen",
		}},
		{"fi", "”Silta on turvallinen ja auki”, sanoi pormestari. Niin sanottu ”haamusilta” avataan.", []string{
			"direct : Silta on turvallinen ja auki", "scare : haamusilta",
		}},
	}
	for _, c := range tests {
		t.Run(c.language, func(t *testing.T) {
			a := articleOf(c.text)
			a.Language = c.language
			got := told(a)
			if !slices.Equal(got, c.want) {
				t.Errorf("\n got %q\nwant %q", got, c.want)
			}
		})
	}
}
