/// What a person chooses: profile, looks, notifications, privacy, devices, storage, logs, about.
@NullMarked
package im.relation.desktop.settings;

import org.jspecify.annotations.NullMarked;
