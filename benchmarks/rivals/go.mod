// Builds the newest Vale: its v3.26.0 asks for a commit of cascadia that the module proxy does not hold, and works with the last release.
module pesanlint.invalid/rivals

go 1.26

require github.com/vale-cli/vale/v3 v3.26.0

replace github.com/andybalholm/cascadia => github.com/andybalholm/cascadia v1.3.3
