import { useEffect, useState } from "react";
import { usePhoto } from "./changes";
import type { Profile } from "./shapes";

/** The photo of the profile in a circle; the initials where there is none. */
export function Portrait({ profile, className = "" }: { profile: Profile; className?: string }) {
  const photo = usePhoto(profile.photo);
  const address = useAddress(photo.data);
  const name = profile.full_name;
  if (profile.photo && address)
    return (
      <Round
        address={address}
        alt={name ? `Photo of ${name}` : "Your photo"}
        className={className}
      />
    );
  return (
    <span
      aria-hidden="true"
      className={`grid shrink-0 place-items-center rounded-full bg-accent-soft font-serif text-accent ${className}`}
    >
      {profile.photo && !photo.error ? "" : initialsOf(name)}
    </span>
  );
}

interface RoundProps {
  address: string;
  alt: string;
  className: string;
}

export function Round({ address, alt, className }: RoundProps) {
  return (
    <img src={address} alt={alt} className={`shrink-0 rounded-full object-cover ${className}`} />
  );
}

/** An address for what is in memory, as long as it is shown. */
export function useAddress(image: Blob | null | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!image) return setAddress(null);
    const made = URL.createObjectURL(image);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [image]);
  return address;
}

/** The first letters of the first and the last name. */
export function initialsOf(name: string | null | undefined): string {
  const words = (name ?? "").split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? "")[0]?.toLocaleUpperCase() ?? "").join("");
}
