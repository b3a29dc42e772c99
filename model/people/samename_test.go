package people

import (
	"fmt"
	"testing"
	"unicode/utf8"
)

func TestSameName(t *testing.T) {
	tests := []struct {
		a, b string
		same bool
	}{
		{"Muammar Gaddafi", "Moammar Qaddafi", true},
		{"Muammar Gaddafi", "Mouammar Kadhafi", true},
		{"Volodymyr Zelensky", "Volodymyr Zelenskyy", true},
		{"Volodymyr Zelenskiy", "Wolodymyr Selenskyj", true},
		{"Nikita Khrushchev", "Nikita Chruschtschow", true},
		{"Pyotr Tchaikovsky", "Peter Chaikovskii", true},
		{"Deng Xiaoping", "Teng Hsiao-p'ing", true},
		{"Chiang Kai-shek", "Jiang Kaishek", true},
		{"Ri Sol-ju", "Lee Seol-ju", true},
		{"Osama bin Laden", "Usama ibn Ladin", true},
		{"Björn Åkesson", "Bjorn Akesson", true},
		{"Angela Merkel", "MERKEL, Angela", true},
		{"Bob Woodward", "Robert Woodward", true},
		{"John F. Kennedy", "John Kennedy", true},
		{"Dr. Anna Berg", "Anna Berg", true},
		{"Texas Sen. Tom Cole (R)", "Tom Cole", true},
		{"Ursula von der Leyen", "Ursula Von der Leyen", true},
		{"Anne-Marie Dahl", "Anne Marie Dahl", true},
		{"Kim Jong-un", "Kim Yo-jong", false},
		{"Kim Jong-un", "Kim Jong-il", false},
		{"George W. Bush", "George H. W. Bush", false},
		{"Bill Clinton", "Hillary Clinton", false},
		{"Ivan Petrov", "Ivanka Petrova", false},
		{"Boris Nemtsov", "Borisa Nemtsova", false},
		{"Donald Trump", "Donald Trump Jr.", false},
		{"Li Peng", "Li Ping", false},
		{"Sara Netanyahu", "Benjamin Netanyahu", false},
		{"Iran", "Iraq", false},
		{"Mali", "Malta", false},
		{"Slovakia", "Slovenia", false},
		{"Ann Lee", "Anna Leigh-Jones", false},
		{"", "Anna Berg", false},
	}
	for _, c := range tests {
		if same, score := SameName(c.a, c.b); same != c.same {
			t.Errorf("%s | %s: %v %.2f", c.a, c.b, same, score)
		}
		ab, x := SameName(c.a, c.b)
		ba, y := SameName(c.b, c.a)
		if ab != ba || x != y {
			t.Errorf("%s | %s: %v %.3f, the other way round %v %.3f", c.a, c.b, ab, x, ba, y)
		}
	}
}

func ExampleSameName() {
	for _, p := range [][2]string{{"Denis Pushilin", "Denys Pushylin"}, {"Kim Jong-un", "Kim Yo-jong"}} {
		same, _ := SameName(p[0], p[1])
		fmt.Println(p[0], "|", p[1], same)
	}
	// Output:
	// Denis Pushilin | Denys Pushylin true
	// Kim Jong-un | Kim Yo-jong false
}

func FuzzSameName(f *testing.F) {
	f.Add("Kim Jong-un", "Kim Jong Un")
	f.Add("Ğ-. ’", "x")
	f.Add("a b c d e f g h i j k", "al el al el")
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			t.Skip()
		}
		same, s := SameName(a, b)
		other, r := SameName(b, a)
		if s < 0 || s > 1 || same != other || s != r {
			t.Fatalf("%v %v, the other way round %v %v", same, s, other, r)
		}
	})
}

func BenchmarkSameName(b *testing.B) {
	for b.Loop() {
		SameName("Volodymyr Zelensky", "Vladimir Zelenskiy")
	}
}
