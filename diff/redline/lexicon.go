package redline

import "strings"

// The word lists steer only how a redline is laid out, never whether a change
// is shown: a missing word makes a redline a little less readable, not wrong.
// All are in lower case and folded. Languages without a list do without.

// stopWords carry little meaning by themselves, so they do not hold a redline
// together: articles, prepositions, conjunctions, pronouns, auxiliaries.
var stopWords = set(
	// English
	`a an the and or but nor so as at by for from in into of on onto off out over per than to toward towards under up
	upon with within about after before between during through until while against among around across along that
	which who whom whose what when where if then this these those there here it its he she they them their his her
	we our us you your i my is are was were be been being am has have had having do does did done both also such
	any some all each every other one own same very too just still`,
	// Russian
	`и а но или что как на в во с со к ко о об от до по за из у для при над под про через без между это этот эта эти
	того тому тем он она оно они его её ее их им ими мы нас нам вы вас я меня мне который которая которое которые
	которых быть был была было были есть же ли бы то также лишь уже ещё еще все всё всех если когда где там тут так`,
	// Ukrainian
	`і й та або але що як на у в з із зі до по за від для при над під про через без між це цей ця ці того тому тим
	він вона воно вони його її їх ми нас нам ви вас я мене мені який яка яке які яких бути був була було були є ж чи
	б би також лише вже ще усі всі все якщо коли де там тут так`,
	// Arabic
	`و في من على إلى عن مع أن إن هذا هذه التي الذي ما هو هي كل بين`,
	// Chinese and Japanese, character by character
	`的 了 在 和 与 及 或 是 对 为 以 于 就 也 将 把 被 而 之 其 并 の は が を に で と も へ や か`,
)

// negations turn a statement round.
var negations = set(
	`not no never none neither nor nothing nobody nowhere cannot without refuse refuses refused reject rejects rejected
	can't won't don't doesn't didn't isn't aren't wasn't weren't shouldn't mustn't wouldn't couldn't hasn't haven't`,
	`не ни нет никогда никакой никаких ничего нельзя без отказ отказывается отвергает`,
	`не ні немає ніколи жодний жоден жодних жодної нічого без відмова відмовляється відкидає`,
	`لا لن لم ليس ليست غير دون بدون`,
	`不 没 未 无 非 勿 别 拒`,
)

// modals grade a commitment.
var modals = set(
	`will would shall should may might can could must ought need needs`,
	`может могут можно должен должна должны должно следует необходимо будет будут`,
	`може можуть можна повинен повинна повинні мусить слід необхідно буде будуть`,
	`会 可 能 应 须 必 要`,
)

func set(lists ...string) map[string]bool {
	m := make(map[string]bool)
	for _, list := range lists {
		for _, w := range strings.Fields(list) {
			m[w] = true
		}
	}
	return m
}
