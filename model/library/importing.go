package library

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"time"

	"whosaid/model"
	"whosaid/model/library/store"
	"whosaid/model/search"
	"whosaid/model/stories"
)

// A batch is written when it holds so many articles or bytes of text, or when
// nothing has come for a while. The first ones are small, so that the screen has
// something to show.
const (
	batchFirst    = 16
	batchArticles = 500
	batchBytes    = 8 << 20
	batchQuiet    = 250 * time.Millisecond
)

// importer takes deliveries into a kept library. Reading an article runs on all
// processors; what ties articles together goes in the order of the input; a batch
// is written while the next one is tied.
type importer struct {
	l     *Library
	k     *kept
	tell  func(Progress)
	round int64 // of the update

	release  func() // gives the right to add back; nil while the importer does not have it
	batch    *batch
	limit    int // articles in the present batch
	flight   chan error
	written  *batch        // on its way to the file
	recent   map[int64]int // addresses of what is not in the file yet: numbers
	progress Progress
	failed   []error
	garbage  garbage
	roll     roll
}

// job is one delivery on its way through the stages.
type job struct {
	delivery model.Delivery
	err      error // of the input
	pending
	text, reading []byte // packed
	address       int64
	again         int // the number of an article that is to be derived anew; there is no delivery
	body          *store.Body
	raw           *store.RawDocument // read by another cleaner now
	known         int                // the article of this address, or the one that the entry brought before
	same          bool               // and it says the same
	foreign       bool               // it came from elsewhere, and stays as it is
	marked        bool               // the reader did something with it
	sketch        sketch
	terms         *search.Terms
}

// mostFailures bounds the errors kept of an input in which nothing can be read.
const mostFailures = 500

// Import adds the articles of seq and tells now and then how far it has come. An
// error of the sequence is counted and named in the error returned, but does not
// end it. When ctx ends, what is committed stays and Import returns ctx.Err. In a
// kept library an article is acknowledged (Progress.Committed, the list) only
// when it is in the file.
func (l *Library) Import(ctx context.Context, seq iter.Seq2[*model.Article, error], tell func(Progress)) (Taken, error) {
	return l.Deliver(ctx, func(yield func(model.Delivery, error) bool) {
		for a, err := range seq {
			if !yield(model.Delivery{Article: a}, err) {
				return
			}
		}
	}, tell)
}

// Deliver is Import for what sources bring: the raw bytes are kept too, what an
// entry brought takes the place of what it brought in an earlier update, and a
// source's Checked is kept when all that came before it is.
func (l *Library) Deliver(ctx context.Context, seq iter.Seq2[model.Delivery, error], tell func(Progress)) (Taken, error) {
	if tell == nil {
		tell = func(Progress) {}
	}
	if l.kept == nil {
		l.adding.Lock()
		defer l.adding.Unlock()
		return l.deliverInMemory(ctx, seq, tell)
	}
	im := newImporter(l, tell)
	return im.run(ctx, func(yield func(*job) bool) {
		for d, err := range seq {
			if !yield(&job{delivery: d, err: err}) {
				return
			}
		}
	})
}

func newImporter(l *Library, tell func(Progress)) *importer {
	im := &importer{l: l, k: l.kept, tell: tell, limit: batchFirst, recent: map[int64]int{}, batch: newBatch()}
	im.progress.Phase = "reading"
	return im
}

// run takes all jobs. It holds the right to add only while there are some.
func (im *importer) run(ctx context.Context, jobs iter.Seq[*job]) (Taken, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(im.k.ctx, cancel)() // closing the library ends it too
	defer im.rest()
	defer im.garbage.free()
	round, err := im.k.store.Round(ctx)
	if err != nil {
		return Taken{}, err
	}
	im.round = round
	inner, end := context.WithCancel(ctx)
	defer end()
	broken := im.takeAll(ctx, im.readAll(inner, jobs))
	if broken == nil {
		broken = im.flush()
	}
	if err := im.await(); broken == nil {
		broken = err
	}
	if broken != nil {
		im.k.weaver.ready = false // it knows articles that the file does not have
	}
	if im.progress.Committed >= batchArticles && broken == nil && ctx.Err() == nil {
		im.k.unexpected(im.k.store.Shrink(ctx)) // a small one leaves little behind
	}
	im.k.todo.rouse()
	return im.progress.Taken, errors.Join(append(im.failed, broken, ctx.Err())...)
}

// takeAll settles the jobs as they are ready. When none comes for a while, the
// batch is written, and others may add.
func (im *importer) takeAll(ctx context.Context, queue <-chan *job) error {
	quiet := time.NewTimer(batchQuiet)
	defer quiet.Stop()
	for {
		select {
		case j := <-queue:
			if j == nil || ctx.Err() != nil {
				return nil
			}
			if err := im.hold(ctx); err != nil {
				return err
			}
			<-j.done
			if err := im.settle(j); err != nil {
				return err
			}
			quiet.Reset(batchQuiet)
		case <-quiet.C:
			if err := im.flush(); err != nil {
				return err
			}
			if err := im.await(); err != nil {
				return err
			}
			im.rest()
		}
	}
}

// hold takes the right to add, unless the importer has it. Another process that
// has it makes the first article fail, and the later ones wait.
func (im *importer) hold(ctx context.Context) (err error) {
	if im.release != nil {
		return nil
	}
	wait := patience
	if im.progress.Done > 0 {
		wait = time.Hour
	}
	im.l.adding.Lock()
	if im.release, err = im.k.hold(ctx, im.l, wait, im.tell); err != nil {
		im.l.adding.Unlock()
	}
	return err
}

// rest gives the right to add back.
func (im *importer) rest() {
	if im.release != nil {
		im.roll.drop()
		im.release()
		im.release = nil
		im.l.adding.Unlock()
	}
}

// readAll yields the jobs in order of the input while as many goroutines as
// there are processors read them; it runs at most a few ahead.
func (im *importer) readAll(ctx context.Context, jobs iter.Seq[*job]) <-chan *job {
	workers := runtime.GOMAXPROCS(0)
	queue := make(chan *job, 8*workers)
	work := make(chan *job)
	for range workers {
		go func() {
			for j := range work {
				im.read(ctx, j)
				close(j.done)
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(work)
		for j := range jobs {
			j.done = make(chan struct{})
			select {
			case queue <- j:
			case <-ctx.Done():
				return
			}
			if j.err != nil || j.delivery.Article == nil && j.again == 0 {
				close(j.done)
				continue
			}
			work <- j
		}
	}()
	return queue
}

// read runs the stages that look at one article alone, unless the library has it.
func (im *importer) read(ctx context.Context, j *job) {
	if j.again > 0 {
		im.readAgain(ctx, j)
		return
	}
	a := j.delivery.Article
	j.rec = &record{original: a}
	defer j.recovered("reading")
	key := a.Key()
	j.address = addressOf(key)
	if j.pending.err = im.recognise(ctx, j, key); j.pending.err != nil || j.known > 0 && (j.same || j.delivery.Entry == "") {
		return
	}
	if j.rec.state, j.pending.err = im.stateOf(ctx, key, j.marked); j.pending.err != nil {
		return
	}
	im.derive(j)
	j.text = store.PackArticle(a)
}

// derive runs the stages on an article whose state is known.
func (im *importer) derive(j *job) {
	rec := j.rec
	im.l.mu.RLock()
	rec.article = chosen(rec.original, rec.state.blocks, im.l.rulesOf(rec.original.Site()))
	im.l.mu.RUnlock()
	j.sketch = sketchOf(rec.article)
	rec.derive()
	j.reading = store.PackReading(rec.raw, rec.article.Text)
	j.terms = search.Read(rec.article, rec.raw)
}

// recognise looks whether the file has the article: under its address, or as
// what its entry brought before. It takes the place only of what the same entry
// brought: another source may have the whole text where this one has a summary.
func (im *importer) recognise(ctx context.Context, j *job, key string) error {
	d := &j.delivery
	if d.Entry == "" && im.roll.unknown(key, j.address) {
		return nil
	}
	known, has, err := im.k.store.Recognise(ctx, key, j.address)
	j.marked = has
	if err != nil || d.Entry == "" {
		j.known = known
		return err
	}
	before, err := im.k.store.Replaced(ctx, d.Source, d.Entry, im.round)
	if err != nil {
		return err
	}
	if known == 0 && len(before) == 1 {
		known = before[0]
	}
	if known == 0 {
		return nil
	}
	j.known = known
	if !slices.Contains(before, known) {
		j.same, j.foreign = true, true
		return nil
	}
	body, found, err := im.k.store.BodyAt(ctx, known)
	if err != nil || !found {
		j.same = true // a reprint: it stays as it is
		return err
	}
	old, err := store.UnpackArticle(body.ID, body.Text)
	j.same = err == nil && old.Text == d.Article.Text
	return nil
}

// stateOf is what the reader did with the articles of a key; it is not kept in
// memory when there is nothing, as marked says.
func (im *importer) stateOf(ctx context.Context, key string, marked bool) (*state, error) {
	im.l.mu.RLock()
	s := im.l.states[key]
	im.l.mu.RUnlock()
	if s != nil {
		return s, nil
	}
	if marked {
		return im.k.state(ctx, im.l, key)
	}
	return &state{key: key, marks: map[string]int{}}, nil
}

// settle takes one job that was read into the batch, and writes the batch when
// it is full.
func (im *importer) settle(j *job) error {
	im.progress.Done++
	d := &j.delivery
	err := j.err
	if err == nil {
		err = j.pending.err
	}
	switch {
	case err != nil:
		im.fail(err)
	case j.again > 0:
		im.redo(j)
	case d.Checked != nil:
		im.batch.Arrivals = append(im.batch.Arrivals, store.Arrival{Checked: d.Checked})
	case d.Article == nil:
		num, _, err := im.k.store.NumberOf(im.k.ctx, addressOf(d.URL))
		if err != nil {
			return err
		}
		im.arrive(d, num)
	default:
		im.progress.Bytes += int64(len(d.Article.Text))
		im.place(j)
	}
	if len(im.batch.lines)+len(im.batch.Reprints) >= im.limit || im.batch.bytes >= batchBytes {
		return im.flush()
	}
	if im.progress.Done%16 == 0 {
		im.tell(im.progress)
	}
	return nil
}

func (im *importer) fail(err error) {
	im.progress.Failed++
	if len(im.failed) < mostFailures && !errors.Is(err, context.Canceled) {
		im.failed = append(im.failed, err)
	}
}

// place finds an article its place in the library: known, updated, a reprint, new.
func (im *importer) place(j *job) {
	num := j.known
	if num == 0 {
		num = im.recent[j.address]
	}
	switch {
	case num > 0 && (j.known == 0 || j.same || j.delivery.Entry == ""):
		im.progress.Known++
		if j.foreign || j.known == 0 {
			num = 0 // the entry brought nothing that it could replace
		}
	case num > 0:
		if !im.update(j, num) {
			return
		}
	default:
		if num = im.enter(j); num == 0 {
			return
		}
	}
	im.arrive(&j.delivery, num)
	if raw := &j.delivery.Raw; raw.Remote() && num > 0 && (j.known == 0 || !j.same) {
		im.batch.Raws = append(im.batch.Raws, store.RawDocument{Num: num, Cleaner: im.k.opt.Cleaner, Raw: *raw})
		im.batch.bytes += len(raw.Data)
	}
}

// arrive notes what a source's entry brought.
func (im *importer) arrive(d *model.Delivery, num int) {
	if d.Entry != "" {
		im.batch.Arrivals = append(im.batch.Arrivals, store.Arrival{
			Source: d.Source, Entry: d.Entry, Stamp: d.Stamp, Num: num, Round: im.round,
		})
	}
}

// enter takes a new article in, as a reprint when the library has another that
// says the same, and returns its number, 0 when it failed.
func (im *importer) enter(j *job) (num int) {
	defer func() {
		if v := recover(); v != nil {
			im.fail(fmt.Errorf("%s: linking failed: %v; the article is left out", j.rec.original.Source, v))
			num = 0
		}
	}()
	w := &im.k.weaver
	num = w.next
	w.next++
	im.recent[j.address] = num
	j.rec.num = num
	im.batch.recent(j, num)
	if of := im.original(j); of > 0 {
		if err := im.reprint(j, of); err != nil {
			im.fail(err)
			return 0
		}
		return num
	}
	w.prints.add(num, j.sketch)
	im.weave(j, nil)
	im.progress.New++
	return num
}

// weave ties an article to the others and puts it into the batch; old is the one
// whose place it takes.
func (im *importer) weave(j *job, old *store.Body) {
	rec, w := j.rec, &im.k.weaver
	h := store.Holding{
		Key: rec.state.key, Address: j.address, Made: derivation, Text: j.text, Reading: j.reading, Shingles: j.sketch.pack(),
	}
	if old != nil {
		w.untie(rec.article.ID)
	}
	im.l.mu.RLock()
	im.l.correct(rec)
	im.l.mu.RUnlock()
	h.Relations = w.tie(rec, im.batch)
	rec.entry = rec.describe()
	rec.fill(&h, w)
	h.Line = lineOfRecord(rec)
	h.Printings = 1
	im.k.index.get().Enter(uint32(rec.num), j.terms, rec.names(rec.speakers(w.people.Canonical), w.people.Person))
	im.batch.add(h, len(rec.article.Text))
}

// flush hands the batch to the writer, when it holds anything, and goes on with
// the next.
func (im *importer) flush() error {
	if im.batch.empty() {
		return im.await()
	}
	if err := im.await(); err != nil {
		return err
	}
	b := im.batch
	if err := b.seal(im.k); err != nil {
		return err
	}
	im.batch = newBatch()
	im.limit = min(im.limit*4, batchArticles)
	im.written, im.flight = b, make(chan error, 1)
	flight := im.flight
	go func() { flight <- im.k.commit(b) }()
	return nil
}

// await waits for the batch that is on its way and puts it on the list.
func (im *importer) await() error {
	if im.flight == nil {
		return nil
	}
	err := <-im.flight
	b := im.written
	im.flight, im.written = nil, nil
	if err != nil {
		return err
	}
	im.k.weaver.edition++
	if im.progress.Committed += len(b.lines) + len(b.Reprints); im.progress.Committed >= batchArticles {
		im.garbage.bound()
	}
	im.roll.enter(b)
	for address, num := range im.recent {
		if num <= b.last {
			delete(im.recent, address)
		}
	}
	im.k.publish(im.l, b)
	im.tell(im.progress)
	return im.callRoll()
}

// callRoll reads the roll when the import has become long enough.
func (im *importer) callRoll() error {
	if im.release == nil || im.progress.Committed < rollLeast || im.roll.called() {
		return nil
	}
	im.l.mu.RLock()
	total := im.k.list.tally.Articles
	im.l.mu.RUnlock()
	if im.progress.Committed < total/rollShare {
		return nil
	}
	return im.roll.call(im.k.ctx, im.k.store)
}

// update puts a new version in the place of what is kept under a number; false
// when it failed.
func (im *importer) update(j *job, num int) bool {
	body, found, err := im.k.store.BodyAt(im.k.ctx, num)
	if err == nil && !found {
		err = fmt.Errorf("%s: the version before it is gone", j.rec.original.Source)
	}
	if err != nil {
		im.fail(err)
		return false
	}
	if body.Key != j.rec.state.key {
		im.batch.Renamed = append(im.batch.Renamed, store.Renamed{From: body.Key, To: j.rec.state.key})
		im.l.rename(body.Key, j.rec.state)
	}
	j.rec.num = num
	j.rename(body.ID)
	im.k.weaver.prints.add(num, j.sketch)
	im.weave(j, &body)
	im.progress.Updated++
	return true
}

// rename moves what the reader did from one key to the state of another.
func (l *Library) rename(from string, to *state) {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := l.states[from]
	if s == nil {
		return
	}
	delete(l.states, from)
	key := to.key
	*to = *s
	to.key = key
	l.states[key] = to
}

// rename gives what was read another name.
func (j *job) rename(id model.ArticleID) {
	j.rec.rename(id)
	j.terms = search.Read(j.rec.article, j.rec.raw)
}

// rename gives an article and its quotations another name.
func (rec *record) rename(id model.ArticleID) {
	original := *rec.original
	original.ID = id
	if rec.article == rec.original {
		rec.article = &original
	} else {
		a := *rec.article
		a.ID = id
		rec.article = &a
	}
	rec.original = &original
	r := *rec.raw
	r.Quotes = append([]model.Quote(nil), r.Quotes...)
	for i := range r.Quotes {
		q := string(r.Quotes[i].ID)
		r.Quotes[i].ID = model.QuoteID(string(id) + q[strings.LastIndexByte(q, ':'):])
	}
	rec.raw = &r
	rec.outline = stories.NewOutline(rec.article, rec.raw)
}

// deliverInMemory is Deliver without a file: articles only.
func (l *Library) deliverInMemory(ctx context.Context, seq iter.Seq2[model.Delivery, error], tell func(Progress)) (Taken, error) {
	p := Progress{Phase: "reading"}
	var failed []error
	for d, err := range seq {
		if ctx.Err() != nil {
			break
		}
		if err == nil && d.Article != nil {
			known := l.Article(d.Article.ID) != nil
			if err = l.add(ctx, d.Article); err == nil {
				p.Bytes += int64(len(d.Article.Text))
				if known {
					p.Known++
				} else {
					p.New++
				}
			}
		}
		if err != nil {
			p.Failed++
			failed = append(failed, err)
		}
		p.Done++
		p.Committed = p.New
		tell(p)
	}
	return p.Taken, errors.Join(append(failed, ctx.Err())...)
}
