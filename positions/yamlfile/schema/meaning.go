package schema

import "encoding/json"

// Meanings tells what each word means that can stand at a key of a dataset's files, such
// as stated at basis; nil where the key takes no words that are explained. It is what
// editors show beside them. A key whose words mean one thing in each file has one list.
func Meanings(key string) map[string]string {
	for _, name := range Names() {
		var parsed any
		if err := json.Unmarshal(YAML(name), &parsed); err != nil {
			panic("the schema of " + name + " is no JSON: " + err.Error()) // cannot happen: see TestNames
		}
		if found := meaningsIn(parsed, key); found != nil {
			return found
		}
	}
	return nil
}

// meaningsIn looks for a key with words, below a value of a schema.
func meaningsIn(v any, key string) map[string]string {
	switch v := v.(type) {
	case []any:
		for _, part := range v {
			if found := meaningsIn(part, key); found != nil {
				return found
			}
		}
	case map[string]any:
		if of, ok := v[key].(map[string]any); ok {
			if found := explained(of); found != nil {
				return found
			}
		}
		for _, part := range v {
			if found := meaningsIn(part, key); found != nil {
				return found
			}
		}
	}
	return nil
}

// explained pairs the words of a value with what editors say of each.
func explained(value map[string]any) map[string]string {
	words, _ := value["enum"].([]any)
	meanings, _ := value["enumDescriptions"].([]any)
	if len(words) == 0 || len(words) != len(meanings) {
		return nil
	}
	list := map[string]string{}
	for i, w := range words {
		word, _ := w.(string)
		list[word], _ = meanings[i].(string)
	}
	return list
}
