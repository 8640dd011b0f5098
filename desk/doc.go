// Package desk brings a record to what its reports tell together: it reads the log of the store, puts new reports into stories, and writes which
// reports repeat others and which facts are one act. Where it stopped it goes on, also after it was killed.
package desk
