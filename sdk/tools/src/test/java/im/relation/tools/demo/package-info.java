@NullMarked
package im.relation.tools.demo;

import org.jspecify.annotations.NullMarked;
