package dataset

import "testing"

// Which arguments name files, with the separators of any system.
func TestYAMLNames(t *testing.T) {
	for name, file := range map[string]bool{
		"a.yaml": true, "../talks/a.yml": true, `C:\talks\a.yaml`: true, `..\a.YML`: true, `C:a.yaml`: true, `\\server\share\a.yaml`: true,
		"a..b": false, "first..latest": false, `C:\talks`: false, `C:\a.yaml\b`: false, "yaml": false, "a.yaml.txt": false,
	} {
		if got := isYAMLName(name); got != file {
			t.Errorf("%s names a file: %v", name, got)
		}
	}
}
