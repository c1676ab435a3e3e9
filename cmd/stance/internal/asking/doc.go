// Package asking leads a conversation in which a person can go back.
//
// What is asked is written as a plain function, the script, that asks one question after
// another and goes on by what was answered. Whoever goes back has the script run anew from
// its beginning: what was answered before is given to it without asking, up to the question
// that is to be asked again. Answers behind that one stay, and are asked for again only where
// they will not do any more, were given for something else (Question.Of), or were passed on
// the way back: who goes back step by step comes by each of them again, and Enter keeps it. So the script is
// to be made of nothing but its answers, and to do nothing that running it anew would do twice;
// what it says is not said again while answers are repeated.
//
// Because answers alone make the conversation, they can be kept (Answers) and taken up later
// (Resume). Which questions there are, and what becomes of the answers, is for the callers.
package asking
