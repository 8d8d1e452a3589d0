/// What every part of the client stands on: which thread runs what, and what a person chose.
@NullMarked
package im.relation.desktop.base;

import org.jspecify.annotations.NullMarked;
