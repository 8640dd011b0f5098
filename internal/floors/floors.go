// Package floors holds the test that imports in this module only go down (docs/design).
package floors
