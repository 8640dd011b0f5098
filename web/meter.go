package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// A meter counts what the server does, for Prometheus.
type meter struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	now      prometheus.Gauge
	coded    prometheus.Counter
}

func newMeter(r *prometheus.Registry) *meter {
	m := &meter{
		registry: r,
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "dateline_requests_total", Help: "Requests answered, by route and status."}, []string{"route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "dateline_request_seconds", Help: "Time to answer, by route.", Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 5},
		}, []string{"route"}),
		now:   prometheus.NewGauge(prometheus.GaugeOpts{Name: "dateline_requests_now", Help: "Requests in work."}),
		coded: prometheus.NewCounter(prometheus.CounterOpts{Name: "dateline_texts_coded_total", Help: "Texts coded for Try it and POST /code."}),
	}
	r.MustRegister(m.requests, m.seconds, m.now, m.coded, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *meter) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{DisableCompression: true})
}

// count measures each request under the pattern of its route, so that addresses do not multiply series.
func (m *meter) count(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.now.Inc()
		defer m.now.Dec()
		start := time.Now()
		c := &counted{ResponseWriter: w}
		var route string
		next.ServeHTTP(c, r.WithContext(withRoute(r.Context(), &route)))
		if route == "" {
			route = "none"
		}
		m.requests.WithLabelValues(route, strconv.Itoa(max(c.status, http.StatusOK))).Inc()
		m.seconds.WithLabelValues(route).Observe(time.Since(start).Seconds())
	})
}

// counted remembers the status of an answer.
type counted struct {
	http.ResponseWriter
	status int
}

func (c *counted) WriteHeader(status int) {
	if c.status == 0 {
		c.status = status
	}
	c.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach the writer below.
func (c *counted) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// Flush sends what was written.
func (c *counted) Flush() { _ = http.NewResponseController(c.ResponseWriter).Flush() }

// routed tells the meter which route was taken.
func routed(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mux.ServeHTTP(w, r)
		if to, ok := r.Context().Value(routeKey{}).(*string); ok {
			*to = r.Pattern
		}
	})
}
