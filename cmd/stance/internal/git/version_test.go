package git

import "testing"

func TestVersions(t *testing.T) {
	for answer, want := range map[string]struct {
		version version
		safe    bool
	}{
		"git version 2.39.5\n":                          {version{2, 39, 5}, true},
		"git version 2.39.5 (Apple Git-154)\n":          {version{2, 39, 5}, true},
		"git version 2.39.3 (Apple Git-146)\n":          {version{2, 39, 3}, false},
		"git version 2.45.1.windows.1\r\n":              {version{2, 45, 1}, true},
		"git version 2.44.0.windows.1\n":                {version{2, 44, 0}, false},
		"git version 2.55.GIT\n":                        {version{2, 55, 0}, true},
		"git version 2.46.0-rc1\n":                      {version{2, 46, 0}, true},
		"git version 2.47.0.rc0.12.g1a2b3c4d\n":         {version{2, 47, 0}, true},
		"git version 2.45\n":                            {version{2, 45, 0}, true},
		"git version 2.34.1":                            {version{2, 34, 1}, false},
		"git version 2.38.5\n":                          {version{2, 38, 5}, false},
		"git version 2.40.1\n":                          {version{2, 40, 1}, false},
		"git version 2.40.2\n":                          {version{2, 40, 2}, true},
		"git version 2.41.0\n":                          {version{2, 41, 0}, false},
		"git version 2.41.1\n":                          {version{2, 41, 1}, true},
		"git version 2.42.1\n":                          {version{2, 42, 1}, false},
		"git version 2.42.2\n":                          {version{2, 42, 2}, true},
		"git version 2.43.3\n":                          {version{2, 43, 3}, false},
		"git version 2.43.10\n":                         {version{2, 43, 10}, true},
		"git version 2.44.1\n":                          {version{2, 44, 1}, true},
		"git version 1.9.9\n":                           {version{1, 9, 9}, false},
		"git version 3.0.0\n":                           {version{3, 0, 0}, true},
		"git version 2.100.0\nlibpcre and so on: 1.2\n": {version{2, 100, 0}, true},
	} {
		got, err := parseVersion(answer)
		if err != nil || got != want.version || got.safe() != want.safe {
			t.Errorf("%q: %v, safe %v, %v; want %v, %v", answer, got, got.safe(), err, want.version, want.safe)
		}
	}
	for _, answer := range []string{
		"", "git", "git version", "git version ", "git version two", "git version 2", "git version 2.", "git version .39.5", "git version -2.45.0",
		"version 2.45.0", "hub version 2.45.0", "git version 99999999999999999999.1", "git version 2.99999999999999999999",
	} {
		if v, err := parseVersion(answer); err == nil {
			t.Errorf("%q is read as %v", answer, v)
		}
	}
}
