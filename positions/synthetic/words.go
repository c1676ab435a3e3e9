package synthetic

import "strings"

var topics = strings.Fields("ceasefire territory guarantees sanctions prisoners monitoring reparations elections language airspace ports reconstruction")

var vocabulary = strings.Fields(`the a of and to in for with on by without before after until unless under
	talks forces troops line border region city corridor grain port gas pipeline sanctions assets funds bank loan treaty
	signature parliament referendum vote guarantee pledge weapons missiles drones airspace patrol monitors mission
	exchange prisoners children families return withdrawal demand offer condition ceasefire settlement peace summit
	first full partial gradual immediate complete lasting binding written verified neutral joint regional foreign
	must may should accepts refuses rejects proposes repeats insists signals considers supports opposes
	Kyiv Moscow Washington Brussels Ankara Riyadh Geneva leaders ministers envoys negotiators 2014 2022 30 100 1,500`)

var (
	publishers = []string{"The Morning Post", "World Wire", "Channel Nine", "Gazette", "Evening Standard Bearer"}
	speakers   = []string{"Anna Kovalenko", "John Carter", "Piotr Nowak", "María Ortega", "Çelik Demir", "The foreign ministry"}
	states     = []string{"Northern Republic", "Kingdom of the Isles", "Federation of the Plains", "Southern Union"}
	roles      = []string{"President", "Envoy", "Minister", "Spokesperson"}
	ranks      = []string{"principal", "collective", "envoy", "official", "adviser", "other"}
	bases      = []string{"stated", "recounted", "reported", "assessed", "inferred"}
	termKinds  = []string{"demand", "offer", "condition", "red-line", "threat"}
)
