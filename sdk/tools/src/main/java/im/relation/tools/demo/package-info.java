/// The demo: two people sign up, find each other, befriend and chat, told as a transcript. Every
/// step is checked on what the other person's client got; the first that does not hold ends the
/// story with its name.
@NullMarked
package im.relation.tools.demo;

import org.jspecify.annotations.NullMarked;
