/// Before somebody is signed in: welcome, sign up, sign in, a new password, the server's address.
@NullMarked
package im.relation.desktop.signin;

import org.jspecify.annotations.NullMarked;
