package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"

	"whosaid/articles/source/advice"
)

// Why a document could not be fetched.
var (
	ErrOffline   = advice.New("offline", "not fetched, because of --offline; leave that away to go online")
	ErrAddress   = advice.New("not an http or https address", "it is no http or https address, or leads to none; check the spelling")
	ErrPrivate   = advice.New("an address in the reader's own network", "it leads into your own network, which only an address that you name yourself may; add or read it by name")
	ErrNoHost    = advice.New("no such host", "there is no such host, or no network; check the spelling and the connection")
	ErrRefused   = advice.New("connection refused", "the host takes no connection; check the address, or try again later")
	ErrTimeout   = advice.New("no answer in time", "the host does not answer in time; try again later")
	ErrTLS       = advice.New("no trustworthy connection", "")
	ErrRedirects = advice.New("too many redirects", "it is passed on from address to address without end; open it in a browser and use the address it ends at")
	ErrTooLarge  = advice.New("too large", "")
	ErrEmpty     = advice.New("empty", "the answer is empty; check the address")
	ErrStatus    = advice.New("refused by the server", "")
	ErrGone      = advice.New("gone for good", "it is gone for good (410); remove the source")
	ErrWait      = advice.New("the server asks to wait", "")
	ErrRobots    = advice.New("closed to programs", "the site asks programs to stay away from this page (robots.txt); open it in a browser")
	ErrMedia     = advice.New("not text", "it is no text (a picture, sound, a program); open it in a browser")
	ErrDown      = advice.New("the host did not answer before", "not tried, since the host did not answer before; try again later")
)

// Error is why one address could not be fetched. Err is one of this package's
// errors or what the system said.
type Error struct {
	Address string // without a password
	Status  int    // of HTTP, 0 without an answer
	Limit   int64  // bytes, with ErrTooLarge
	Until   time.Time
	Err     error
}

// Error names the address, the reason, and what to do.
func (e *Error) Error() string { return e.Address + ": " + e.reason() }

// Unwrap gives the cause to errors.Is.
func (e *Error) Unwrap() error { return e.Err }

// Passing reports whether the same request may well succeed later.
func (e *Error) Passing() bool {
	for _, lasting := range []error{ErrAddress, ErrPrivate, ErrTooLarge, ErrGone, ErrRobots, ErrRedirects, ErrEmpty, ErrMedia} {
		if errors.Is(e.Err, lasting) {
			return false
		}
	}
	return e.Status < 400 || e.Status >= 500 || e.Status == http.StatusTooManyRequests || e.Status == http.StatusRequestTimeout
}

func (e *Error) reason() string {
	switch {
	case errors.Is(e.Err, ErrTooLarge):
		return fmt.Sprintf("it is over the limit of %s; raise the limit with --max-size", advice.Size(e.Limit))
	case errors.Is(e.Err, ErrTLS):
		return fmt.Sprintf("no trustworthy connection (%v); check the address and this machine's clock", errors.Unwrap(e.Err))
	case errors.Is(e.Err, ErrWait):
		return "the server asks not to be asked before " + e.Until.Format("2006-01-02 15:04 MST") + "; try again then"
	case errors.Is(e.Err, ErrStatus):
		return e.status()
	}
	if tells := advice.Of(e.Err); tells != "" {
		return tells
	}
	return fmt.Sprintf("it could not be fetched: %v", e.Err)
}

// status says what an HTTP status means for the reader.
func (e *Error) status() string {
	said := strconv.Itoa(e.Status)
	if text := http.StatusText(e.Status); text != "" {
		said += " " + text
	}
	switch {
	case e.Status == http.StatusNotFound:
		return "there is nothing at this address (" + said + "); check the spelling, or remove the source"
	case e.Status == http.StatusUnauthorized, e.Status == http.StatusForbidden, e.Status == http.StatusPaymentRequired, e.Status == http.StatusUnavailableForLegalReasons:
		return "the server lets nobody in without leave (" + said + "); open it in a browser and save the page"
	case e.Status >= http.StatusInternalServerError:
		return "the server has trouble (" + said + "); try again later"
	}
	return "the server answers " + said + "; check the address"
}

// tlsError is a failed check of the server's identity, with what failed.
type tlsError struct{ cause error }

func (e *tlsError) Error() string        { return e.cause.Error() }
func (e *tlsError) Is(target error) bool { return target == ErrTLS }
func (e *tlsError) Unwrap() error        { return e.cause }

// cause sorts what the network said. outer is the caller's context: when that has
// ended its error comes back, whatever else went wrong.
func cause(outer context.Context, err error) error {
	if outer.Err() != nil {
		return outer.Err()
	}
	var (
		dns     *net.DNSError
		timeout net.Error
		record  tls.RecordHeaderError
		alert   tls.AlertError
		unknown x509.UnknownAuthorityError
		invalid x509.CertificateInvalidError
		name    x509.HostnameError
		check   *tls.CertificateVerificationError
	)
	switch {
	case errors.Is(err, ErrPrivate):
		return ErrPrivate
	case errors.As(err, &dns):
		return ErrNoHost
	case errors.As(err, &unknown), errors.As(err, &invalid), errors.As(err, &name), errors.As(err, &record), errors.As(err, &alert), errors.As(err, &check), errors.Is(err, http.ErrSchemeMismatch):
		return &tlsError{innermost(err)}
	case errors.Is(err, syscall.ECONNREFUSED):
		return ErrRefused
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return ErrTimeout
	}
	return innermost(err)
}

// innermost is the last of a chain of errors: the others repeat the address.
func innermost(err error) error {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return err
		}
		err = next
	}
}
