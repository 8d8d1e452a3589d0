/// Programs over the SDK: [im.relation.tools.demo] tells the story of two people, and
/// [im.relation.tools.bench] measures.
@NullMarked
package im.relation.tools;

import org.jspecify.annotations.NullMarked;
