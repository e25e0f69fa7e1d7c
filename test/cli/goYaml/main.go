// Prints a YAML text from standard input as JSON, as Go's yaml.v3 reads it.
package main

import (
	"encoding/json"
	"io"
	"os"

	"gopkg.in/yaml.v3"
)

func main() {
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		panic(err)
	}
	var read map[string]interface{}
	if err := yaml.Unmarshal(text, &read); err != nil {
		panic(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(read); err != nil {
		panic(err)
	}
}
