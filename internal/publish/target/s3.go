package target

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"wendang/internal/publish/address"
)

// s3Target is a bucket, or a part of one, of an object store that speaks S3.
type s3Target struct {
	client *s3.Client
	bucket string
	prefix string // "" or with a slash at its end
}

// openS3 opens a bucket. It asks the store for nothing yet.
func openS3(ctx context.Context, a address.Address, o Options) (*s3Target, error) {
	var client aws.HTTPClient = o.Client
	if o.Client == nil {
		// The library adds to this one what the environment says, such as AWS_CA_BUNDLE.
		client = awshttp.NewBuildableClient().WithTransportOptions(setTransport)
	}
	metadata := imds.ClientDefaultEnableState
	if a.Endpoint != "" {
		metadata = imds.ClientDisabled // asks AWS for credentials, over the network
	}
	conf, err := config.LoadDefaultConfig(ctx,
		config.WithHTTPClient(client),
		config.WithEC2IMDSClientEnableState(metadata),
		// Many stores refuse the checksums that stand behind the bytes.
		config.WithRequestChecksumCalculation(aws.RequestChecksumCalculationWhenRequired),
		config.WithResponseChecksumValidation(aws.ResponseChecksumValidationWhenRequired),
		// Whoever calls tries again; but a clock that is wrong is found out by a second try.
		config.WithRetryMaxAttempts(2),
	)
	if err != nil {
		return nil, &Error{Kind: Credentials, Op: "connect", Want: "~/.aws", Err: err}
	}
	if a.Region != "" {
		conf.Region = a.Region
	}
	if conf.Region == "" {
		if a.Endpoint == "" {
			return nil, &Error{Kind: NoPlace, Op: "connect", Host: a.Host, Err: ErrNoRegion}
		}
		conf.Region = "us-east-1" // which stores that know no regions take
	}
	t := &s3Target{bucket: a.Host, prefix: a.Path}
	if t.prefix != "" {
		t.prefix += "/"
	}
	t.client = s3.NewFromConfig(conf, func(so *s3.Options) {
		so.UsePathStyle = a.PathStyle
		if a.Endpoint != "" {
			so.BaseEndpoint = aws.String(a.Endpoint)
		}
	})
	return t, nil
}

// newHTTPClient returns a client that gives up on a server that does not answer.
func newHTTPClient() *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	setTransport(t)
	return &http.Client{Transport: t}
}

func setTransport(t *http.Transport) {
	t.DialContext = (&net.Dialer{Timeout: patience, KeepAlive: aliveEvery}).DialContext
	t.ResponseHeaderTimeout = 2 * time.Minute // a store may copy a large file first
	t.MaxIdleConnsPerHost = s3Jobs
}

const s3Jobs = 16

func (t *s3Target) Traits() Traits { return Traits{Jobs: s3Jobs, Headers: true} }

func (t *s3Target) Close() error { return nil }

func (t *s3Target) key(p string) *string { return aws.String(t.prefix + p) }

func (t *s3Target) Get(ctx context.Context, p string, limit int64) ([]byte, error) {
	out, err := t.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &t.bucket, Key: t.key(p)})
	if err != nil {
		return nil, t.classify("get", p, err)
	}
	defer func() { _ = out.Body.Close() }()
	b, err := readLimited(out.Body, p, limit)
	return b, t.classify("get", p, err)
}

// Put needs no temporary name: an object appears when all of it has arrived.
func (t *s3Target) Put(ctx context.Context, p string, c Content, h Header) error {
	return t.put(ctx, p, c, h, nil)
}

func (t *s3Target) put(ctx context.Context, p string, c Content, h Header, ifNoneMatch *string) error {
	body, err := c.Open()
	if err != nil {
		return t.classify("put", p, err)
	}
	defer func() { _ = body.Close() }()
	in := &s3.PutObjectInput{
		Bucket: &t.bucket, Key: t.key(p), Body: body, ContentLength: &c.Size, IfNoneMatch: ifNoneMatch,
		ContentType: text(h.ContentType), CacheControl: text(h.CacheControl), ContentEncoding: text(h.ContentEncoding),
	}
	_, err = t.client.PutObject(ctx, in)
	return t.classify("put", p, err)
}

func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// Create asks the store to look and write at once. Stores that cannot say so, or write
// all the same.
func (t *s3Target) Create(ctx context.Context, p string, content []byte) error {
	h := Header{ContentType: "application/octet-stream", CacheControl: "no-store"}
	err := t.put(ctx, p, Bytes(content), h, aws.String("*"))
	switch code(err) {
	case "PreconditionFailed", "ConditionalRequestConflict":
		return fmt.Errorf("%s: %w", p, fs.ErrExist)
	case "NotImplemented", "InvalidArgument", "InvalidRequest":
		if _, err := t.Stat(ctx, p); err == nil {
			return fmt.Errorf("%s: %w", p, fs.ErrExist)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return t.put(ctx, p, Bytes(content), h, nil)
	}
	return err
}

func (t *s3Target) Delete(ctx context.Context, p string) error {
	// Many at once would need a checksum that some stores do not know.
	_, err := t.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &t.bucket, Key: t.key(p)})
	if err = t.classify("delete", p, err); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (t *s3Target) Stat(ctx context.Context, p string) (Info, error) {
	out, err := t.client.HeadObject(ctx, &s3.HeadObjectInput{Bucket: &t.bucket, Key: t.key(p)})
	if err != nil {
		return Info{}, t.classify("get", p, err)
	}
	return Info{p, aws.ToInt64(out.ContentLength), aws.ToTime(out.LastModified), md5Of(aws.ToString(out.ETag)), false}, nil
}

func (t *s3Target) List(ctx context.Context, visit func(Info) error) error {
	pages := s3.NewListObjectsV2Paginator(t.client, &s3.ListObjectsV2Input{Bucket: &t.bucket, Prefix: &t.prefix})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return t.classify("list", "", err)
		}
		for _, o := range page.Contents {
			p, ok := strings.CutPrefix(aws.ToString(o.Key), t.prefix)
			if !ok || p == "" || IsOwn(p) || strings.HasSuffix(p, "/") { // a folder, as some tools make them
				continue
			}
			if err := visit(Info{p, aws.ToInt64(o.Size), aws.ToTime(o.LastModified), md5Of(aws.ToString(o.ETag)), false}); err != nil {
				return err
			}
		}
	}
	return nil
}

// md5Of returns the MD5 that an entity tag is, unless the object came in parts or is
// encrypted so that the tag is something else.
func md5Of(tag string) Digest {
	tag = strings.ToLower(strings.Trim(tag, `"`))
	if len(tag) != 32 || strings.Trim(tag, "0123456789abcdef") != "" {
		return Digest{}
	}
	return Digest{MD5, tag}
}

// code returns the code of a store's answer; "" for none.
func code(err error) string {
	var api smithy.APIError
	if errors.As(err, &api) {
		return api.ErrorCode()
	}
	return ""
}

// classify finds the kind of an error of the store or of the way to it.
func (t *s3Target) classify(op, p string, err error) error {
	var sorted *Error
	if err == nil || errors.As(err, &sorted) {
		return err
	}
	status := 0
	var response *smithyhttp.ResponseError
	if errors.As(err, &response) {
		status = response.HTTPStatusCode()
	}
	var signing *smithy.OperationError
	e := &Error{Op: op, Path: p, Host: t.bucket, Err: err}
	var api smithy.APIError
	if errors.As(err, &api) && api.ErrorMessage() != "" {
		e.Err = &answer{api} // without the numbers of requests around it
	}
	switch c := code(err); {
	case c == "NoSuchKey", c == "NotFound", c == "NoSuchObject":
		return fmt.Errorf("%s: %w", p, fs.ErrNotExist)
	case c == "NoSuchBucket", c == "PermanentRedirect", c == "AuthorizationHeaderMalformed", c == "IllegalLocationConstraintException":
		e.Kind = NoPlace
	case c == "InvalidAccessKeyId", c == "SignatureDoesNotMatch", c == "ExpiredToken", c == "InvalidToken", c == "InvalidClientTokenId", c == "XAdminUserNotFound", c == "XAdminNoSuchUser", c == "NoSuchUser", status == http.StatusUnauthorized:
		e.Kind = Credentials
		e.Want = "AWS_ACCESS_KEY_ID, ~/.aws/credentials"
	case c == "RequestTimeTooSkewed", c == "SlowDown", c == "RequestTimeout":
		e.Kind = Passing
	case c == "AccessDenied", c == "AllAccessDisabled", c == "AccountProblem", c == "UserDisable", status == http.StatusForbidden:
		e.Kind = Denied
	case c == "QuotaExceeded", c == "XMinioStorageFull", c == "XMinioAdminBucketQuotaExceeded", status == http.StatusInsufficientStorage:
		e.Kind = Full
	case status >= 400 && status < 500 && status != http.StatusTooManyRequests && status != http.StatusRequestTimeout && status != http.StatusConflict:
		e.Kind = Refused
	case status == 0 && errors.As(err, &signing) && strings.Contains(err.Error(), "get credentials"): // the library has no other sign of it
		e.Kind = Credentials
		e.Want = "AWS_ACCESS_KEY_ID, ~/.aws/credentials"
		e.Err = ErrNoCredentials
	case status == 0 && strings.Contains(err.Error(), "server gave HTTP response to HTTPS client"): // as above
		e.Kind, e.Err = NoPlace, ErrNoTLS
	case status == 0:
		var network net.Error
		if errors.As(err, &network) {
			err = network // without words about operations and attempts
		}
		return networkError(op, p, err)
	}
	return e
}

// answer is what a store says.
type answer struct{ smithy.APIError }

func (a *answer) Error() string { return a.ErrorCode() + ": " + a.ErrorMessage() }
func (a *answer) Unwrap() error { return a.APIError }
